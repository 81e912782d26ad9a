import { stepsAfter, stepsOfType } from '../flow-walk';
import { stages } from '../models';
import { mayHaveUser } from '../policy-facts';
import type { LintRule } from '../rule';

export const b16: LintRule = {
  id: 'B16',
  severity: 'error',
  title: 'A mail before there is a user',
  why: 'Before the user write stage nobody is pending to whom it could go, so the visitor is denied.',
  *check(context) {
    for (const flow of context.flowsOf('enrollment')) {
      for (const step of stepsOfType(context, flow, stages.email)) {
        const isEarly = stepsAfter(context, step).some((after) => context.is(after, stages.userWrite));
        if (!isEarly || (mayHaveUser(context, step) && !context.givenTo(flow).source)) continue;
        yield {
          record: step.binding,
          field: 'order',
          message: `“${context.stageName(step)}” runs before the user is written. Move it behind the user write stage.`,
        };
      }
    }
  },
};
