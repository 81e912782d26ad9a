import type { Check } from '../context';
import type { LintRule } from '../rule';

function testsUser({ facts }: Check): boolean {
  return (
    facts?.reads.some(
      ({ path }) => path.startsWith('request.user.') && path !== 'request.user.is_authenticated',
    ) ?? false
  );
}

export const a11: LintRule = {
  id: 'A11',
  severity: 'info',
  title: 'The session’s user in a login flow',
  why: 'At that time request.user is whoever has the session, usually nobody.',
  *check(context) {
    for (const flow of context.flowsOf('authentication')) {
      if (context.givenTo(flow).user) continue;
      const planned = context
        .stepsOf(flow)
        .filter(({ binding }) => context.flag(binding, 'evaluate_on_plan') === true);
      const checks = [...context.checksOf(flow), ...planned.flatMap((step) => step.checks)];
      for (const { policy } of checks.filter(testsUser)) {
        if (policy === undefined) continue;
        yield {
          record: policy,
          field: 'expression',
          message: `“${context.label(policy)}” tests request.user before anybody has logged in through “${context.label(flow)}”.`,
        };
      }
    }
  },
};
