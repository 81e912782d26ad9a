import { mayReach } from '../flow-walk';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b48: LintRule = {
  id: 'B48',
  severity: 'warning',
  title: 'A logout that logs nobody out',
  why: 'Without a user logout stage the session stays.',
  *check(context) {
    for (const flow of context.flowsOf('invalidation')) {
      if (context.isPartial(flow) || mayReach(context, flow, stages.userLogout)) continue;
      yield { record: flow, message: `“${context.label(flow)}” has no user logout stage.` };
    }
  },
};
