import { stages } from '../models';
import { isOpenToAnonymous } from '../policy-facts';
import type { LintRule } from '../rule';

export const b57: LintRule = {
  id: 'B57',
  severity: 'warning',
  title: 'A lock-down that ends at a closed door',
  why: 'Its sessions are deleted, so the user arrives there as an anonymous visitor and is refused.',
  *check(context) {
    for (const stage of context.ofModel(stages.lockdown)) {
      const flow = context.target(stage.fields.self_service_completion_flow);
      if (flow === undefined || isOpenToAnonymous(context, flow)) continue;
      if (context.flag(stage, 'delete_sessions') === false) continue;
      yield {
        record: stage,
        field: 'self_service_completion_flow',
        message: `“${context.label(stage)}” leads to “${context.label(flow)}”, which needs a login.`,
      };
    }
  },
};
