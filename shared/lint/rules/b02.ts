import { mayReach } from '../flow-walk';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b02: LintRule = {
  id: 'B02',
  severity: 'error',
  title: 'An authentication flow that logs nobody in',
  why: 'Without a login stage nobody gets a session.',
  *check(context) {
    for (const flow of context.flowsOf('authentication')) {
      if (context.stepsOf(flow).length === 0 || mayReach(context, flow, stages.userLogin)) continue;
      yield {
        record: flow,
        message: `“${context.label(flow)}” has no user login stage, nor a flow it leads to. Add one at its end.`,
      };
    }
  },
};
