import { policies } from '../models';
import type { LintRule } from '../rule';

export const a13: LintRule = {
  id: 'A13',
  severity: 'warning',
  title: 'A password policy on a stage binding',
  why: 'There a failing policy skips the stage instead of refusing the password.',
  *check(context) {
    for (const step of context.steps) {
      for (const { policy, binding } of step.checks) {
        if (policy?.model !== policies.password && policy?.model !== policies.uniquePassword) continue;
        yield {
          record: binding,
          field: 'policy',
          message: `“${context.label(policy)}” is bound to “${context.stageName(step)}”. Put it among the validation policies of the prompt stage that asks for the password.`,
        };
      }
    }
  },
};
