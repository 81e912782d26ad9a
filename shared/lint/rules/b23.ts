import { fixBySetting } from '../fixes';
import { restarts } from '../flow-walk';
import type { LintRule } from '../rule';

export const b23: LintRule = {
  id: 'B23',
  severity: 'error',
  title: 'Asking again restarts the flow',
  why: 'Sending a mail again or choosing a device counts as an invalid answer, so the flow starts anew instead.',
  *check(context) {
    for (const step of context.steps) {
      if (
        !restarts(context, step) ||
        !step.facts.asksAgain?.some((when) => context.mayHold(step.stage, when))
      )
        continue;
      yield {
        record: step.binding,
        field: 'invalid_response_action',
        message: `“${context.stageName(step)}” restarts “${context.label(step.flow)}” on an invalid answer.`,
        fix: fixBySetting('Retry instead', step.binding, { invalid_response_action: 'retry' }),
      };
    }
  },
};
