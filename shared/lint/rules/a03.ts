import { fixBySetting } from '../fixes';
import { needsRunTime } from '../policy-facts';
import type { LintRule } from '../rule';

export const a03: LintRule = {
  id: 'A03',
  severity: 'error',
  title: 'Evaluated only at planning, but needs data from the run',
  why: 'At planning nobody has answered anything yet, so the stage is dropped or kept for good.',
  *check(context) {
    for (const step of context.steps) {
      const { binding, checks, flow } = step;
      if (context.flag(binding, 'evaluate_on_plan') !== true) continue;
      if (context.flag(binding, 're_evaluate_policies') !== false) continue;
      const { source, redirected } = context.givenTo(flow);
      const check = source || redirected ? undefined : checks.find(needsRunTime);
      if (check?.policy === undefined) continue;
      yield {
        record: binding,
        field: 'evaluate_on_plan',
        message: `“${context.label(check.policy)}” decides on “${context.stageName(step)}” at planning only, but reads what is known later.`,
        fix: fixBySetting('Evaluate when the stage runs', binding, {
          evaluate_on_plan: false,
          re_evaluate_policies: true,
        }),
      };
    }
  },
};
