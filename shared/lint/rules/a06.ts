import { fixBySetting } from '../fixes';
import type { LintRule } from '../rule';

export const a06: LintRule = {
  id: 'A06',
  severity: 'warning',
  title: 'Writes into a plan that may come from the cache',
  why: 'When the plan comes from the cache the policy is not run, and what it would have written is missing.',
  *check(context) {
    for (const step of context.steps) {
      const { binding, checks, flow } = step;
      if (context.flag(binding, 'evaluate_on_plan') !== true) continue;
      if (flow.fields.designation === 'stage_configuration') continue;
      const check = checks.find(({ facts }) =>
        facts?.writes.some(({ path }) => path.startsWith('context.flow_plan.context')),
      );
      if (check?.policy === undefined) continue;
      yield {
        record: binding,
        field: 'evaluate_on_plan',
        message: `“${context.label(check.policy)}” writes into the plan while “${context.stageName(step)}” is planned.`,
        fix: fixBySetting('Evaluate when the stage runs', binding, {
          evaluate_on_plan: false,
          re_evaluate_policies: true,
        }),
      };
    }
  },
};
