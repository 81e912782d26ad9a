import { fixBySetting } from '../fixes';
import { restarts } from '../flow-walk';
import type { LintRule } from '../rule';

export const b25: LintRule = {
  id: 'B25',
  severity: 'warning',
  title: 'A restart instead of a limit',
  why: 'The restart comes before the attempt is counted, so the limit is never reached.',
  *check(context) {
    for (const step of context.steps) {
      if (!restarts(context, step) || !(step.facts.limits === true)) continue;
      yield {
        record: step.binding,
        field: 'invalid_response_action',
        message: `“${context.stageName(step)}” restarts “${context.label(step.flow)}” on an invalid answer.`,
        fix: fixBySetting('Retry instead', step.binding, { invalid_response_action: 'retry' }),
      };
    }
  },
};
