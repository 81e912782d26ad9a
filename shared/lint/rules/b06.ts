import { stages } from '../models';
import { mayHaveUser } from '../policy-facts';
import type { LintRule } from '../rule';

export const b06: LintRule = {
  id: 'B06',
  severity: 'error',
  title: 'A password stage without a user',
  why: 'No stage before it says whose password it is, so every answer is denied.',
  *check(context) {
    for (const step of context.steps) {
      if (!context.is(step, stages.password) || mayHaveUser(context, step)) continue;
      const { designation } = step.flow.fields;
      if (designation === 'recovery' || designation === 'stage_configuration') continue;
      yield {
        record: step.binding,
        field: 'stage',
        message: `“${context.stageName(step)}” comes before any stage of “${context.label(step.flow)}” that identifies the user.`,
      };
    }
  },
};
