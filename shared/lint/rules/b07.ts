import { stepsBefore } from '../flow-walk';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b07: LintRule = {
  id: 'B07',
  severity: 'warning',
  title: 'The password is asked for twice',
  why: 'The identification stage asks for it already.',
  *check(context) {
    for (const step of context.steps) {
      if (!context.is(step, stages.password) || step.checks.length > 0) continue;
      const asks = stepsBefore(context, step).find(
        ({ stage, model }) =>
          model === stages.identification && stage && !context.isEmpty(stage, 'password_stage'),
      );
      if (asks === undefined) continue;
      yield {
        record: step.binding,
        field: 'stage',
        message: `“${context.stageName(asks)}” has a password stage of its own. Bind a policy to “${context.stageName(step)}” that tests for a missing backend of the pending user, or take it out.`,
      };
    }
  },
};
