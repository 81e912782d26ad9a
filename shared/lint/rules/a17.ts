import { isStatic } from '../policy-facts';
import type { LintRule } from '../rule';

export const a17: LintRule = {
  id: 'A17',
  severity: 'warning',
  title: 'A flow for visitors, bound to a group or user',
  why: 'Whoever starts it is not logged in and matches no group or user, so nobody can start it.',
  *check(context) {
    for (const flow of context.flowsOf('authentication', 'enrollment', 'recovery')) {
      const checks = context.checksOf(flow);
      const first = checks.find(isStatic);
      if (first === undefined || context.givenTo(flow).user) continue;
      if (context.text(flow, 'policy_engine_mode') !== 'all' && !checks.every(isStatic)) continue;
      yield {
        record: first.binding,
        field: first.subject,
        message: `“${context.label(first.binding)}” keeps everybody out of “${context.label(flow)}”. Bind it to a stage behind the identification stage.`,
      };
    }
  },
};
