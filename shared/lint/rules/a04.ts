import { fixBySetting } from '../fixes';
import { needsRunTime, verdictWithoutData } from '../policy-facts';
import type { LintRule } from '../rule';

export const a04: LintRule = {
  id: 'A04',
  severity: 'warning',
  title: 'Dropped at planning before it can be evaluated again',
  why: 'A stage whose policy says no at planning is not in the plan, so the policy is never asked again.',
  *check(context) {
    for (const step of context.steps) {
      const { binding, checks, flow } = step;
      if (context.flag(binding, 'evaluate_on_plan') !== true) continue;
      if (context.flag(binding, 're_evaluate_policies') !== true) continue;
      const { source, redirected } = context.givenTo(flow);
      const check = checks.find((one) => needsRunTime(one) && verdictWithoutData(context, one) === false);
      if (source || redirected || check?.policy === undefined) continue;
      yield {
        record: binding,
        field: 'evaluate_on_plan',
        message: `“${context.label(check.policy)}” cannot say yes to “${context.stageName(step)}” at planning, because what it reads is not there yet.`,
        fix: fixBySetting('Evaluate only when the stage runs', binding, { evaluate_on_plan: false }),
      };
    }
  },
};
