import { stepsBefore } from '../flow-walk';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b43: LintRule = {
  id: 'B43',
  severity: 'warning',
  title: 'An invitation that comes too late',
  why: 'The user is written before the invitation’s data is there.',
  *check(context) {
    for (const step of context.steps) {
      if (!context.is(step, stages.invitation)) continue;
      const write = stepsBefore(context, step).find((before) => context.is(before, stages.userWrite));
      if (write === undefined) continue;
      yield {
        record: step.binding,
        field: 'order',
        message: `“${context.stageName(step)}” runs after “${context.stageName(write)}”. Move it to the beginning.`,
      };
    }
  },
};
