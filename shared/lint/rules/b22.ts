import { stages } from '../models';
import { mayHaveUser } from '../policy-facts';
import type { LintRule } from '../rule';

export const b22: LintRule = {
  id: 'B22',
  severity: 'error',
  title: 'A mail to nobody',
  why: 'No stage before it says who the visitor is, so the visitor is denied.',
  *check(context) {
    for (const step of context.steps) {
      const { designation } = step.flow.fields;
      if (designation === 'enrollment' || designation === 'stage_configuration') continue;
      if (!context.is(step, stages.email) || mayHaveUser(context, step)) continue;
      yield {
        record: step.binding,
        field: 'stage',
        message: `“${context.stageName(step)}” comes before any stage of “${context.label(step.flow)}” that identifies the user.`,
      };
    }
  },
};
