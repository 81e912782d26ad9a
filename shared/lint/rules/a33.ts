import { stages } from '../models';
import { expressionFacts } from '../python/expression-facts';
import type { LintRule } from '../rule';

export const a33: LintRule = {
  id: 'A33',
  severity: 'warning',
  title: 'A validation policy that refuses without a word',
  why: 'The visitor’s answer is refused and nothing says why.',
  *check(context) {
    const seen = new Set<string>();
    for (const stage of context.ofModel(stages.prompt)) {
      for (const policy of context.targets(stage.fields.validation_policies)) {
        const { expression } = policy.fields;
        if (typeof expression !== 'string' || seen.has(policy.id)) continue;
        seen.add(policy.id);
        const { calls, returns, empty } = expressionFacts(expression);
        const speaks = calls.some(({ name }) => name === 'ak_message' || name === 'ak_call_policy');
        if (empty || speaks || !returns.canBeFalse) continue;
        yield {
          record: policy,
          field: 'expression',
          message: `“${context.label(policy)}” can refuse the answers to “${context.label(stage)}” without a message. Call ak_message before it returns false.`,
        };
      }
    }
  },
};
