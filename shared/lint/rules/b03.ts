import { stepsBefore } from '../flow-walk';
import { stages } from '../models';
import { mayHaveUser } from '../policy-facts';
import type { LintRule } from '../rule';

export const b03: LintRule = {
  id: 'B03',
  severity: 'error',
  title: 'A login stage with nobody to log in',
  why: 'No stage before it can say who the visitor is, so the login is denied.',
  *check(context) {
    for (const step of context.steps) {
      if (!context.is(step, stages.userLogin)) continue;
      const { designation } = step.flow.fields;
      if (designation === 'recovery' || designation === 'stage_configuration') continue;
      // What a passwordless validation lacks is B32's to say.
      if (stepsBefore(context, step).some((before) => context.is(before, stages.validate))) continue;
      if (mayHaveUser(context, step)) continue;
      yield {
        record: step.binding,
        field: 'stage',
        message: `“${context.stageName(step)}” comes before any stage of “${context.label(step.flow)}” that identifies or creates a user.`,
      };
    }
  },
};
