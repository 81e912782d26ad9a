import { fixBySetting } from '../fixes';
import { restarts } from '../flow-walk';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b24: LintRule = {
  id: 'B24',
  severity: 'error',
  title: 'An endless restart',
  why: 'It denies, the flow restarts, and it denies again: the visitor’s browser gives up.',
  *check(context) {
    for (const step of context.steps) {
      if (!restarts(context, step) || !context.is(step, stages.deny)) continue;
      yield {
        record: step.binding,
        field: 'invalid_response_action',
        message: `“${context.stageName(step)}” restarts “${context.label(step.flow)}” on an invalid answer.`,
        fix: fixBySetting('Retry instead', step.binding, { invalid_response_action: 'retry' }),
      };
    }
  },
};
