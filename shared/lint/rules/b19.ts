import { stepsOfType } from '../flow-walk';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b19: LintRule = {
  id: 'B19',
  severity: 'error',
  title: 'A recovery without a name or without a proof',
  why: 'Without a name it works from an administrator’s link only, and without a proof anybody takes over an account by its name.',
  *check(context) {
    for (const flow of context.flowsOf('recovery')) {
      const steps = context.stepsOf(flow);
      if (steps.length === 0 || context.givenTo(flow).user) continue;
      const asks = steps.find((step) => context.setsUser(step) && !context.is(step, stages.userWrite));
      if (asks === undefined) {
        yield {
          record: flow,
          message: `“${context.label(flow)}” has no identification stage, so nobody can say whose account it is.`,
        };
        continue;
      }
      const gains = stepsOfType(context, flow, stages.userWrite, stages.userLogin)[0];
      if (gains === undefined || steps.some((step) => context.proves(step))) continue;
      yield {
        record: gains.binding,
        field: 'stage',
        message: `Nothing in “${context.label(flow)}” proves that the visitor owns the account before “${context.stageName(gains)}”. Add an e-mail stage.`,
      };
    }
  },
};
