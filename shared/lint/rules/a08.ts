import type { LintRule } from '../rule';

export const a08: LintRule = {
  id: 'A08',
  severity: 'warning',
  title: 'An expression that never says yes',
  why: 'An expression that returns nothing counts as false.',
  *check(context) {
    for (const [policy, { empty, brokenAt, returns }] of context.expressions) {
      if (empty || brokenAt !== undefined || returns.canBeTrue) continue;
      yield {
        record: policy,
        field: 'expression',
        message:
          returns.count === 0
            ? `“${context.label(policy)}” has no return. Return what the policy is to say.`
            : `“${context.label(policy)}” returns nothing that is true.`,
      };
    }
  },
};
