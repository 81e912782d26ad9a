import type { AuthentikRecord } from '../../authentik/record';
import type { LintContext } from '../context';
import { policies, stages } from '../models';
import { expressionFacts } from '../python/expression-facts';
import type { LintRule } from '../rule';

const amounts = ['length_min', 'amount_digits', 'amount_lowercase', 'amount_uppercase', 'amount_symbols'];

function refusesSilently(context: LintContext, policy: AuthentikRecord): string | undefined {
  if (policy.model === policies.password) {
    const counts = amounts.some((field) => (context.number(policy, field) ?? 0) > 0);
    const isSilent =
      context.flag(policy, 'check_static_rules') === true && context.isEmpty(policy, 'error_message');
    return counts && isSilent ? 'error_message' : undefined;
  }
  const { expression } = policy.fields;
  const says = typeof expression === 'string' ? expressionFacts(expression).calls : [];
  return says.some(({ name, text }) => name === 'ak_message' && text === '') ? 'expression' : undefined;
}

/** Recorded on 2025.10 and 2026.5. */
export const s01: LintRule = {
  id: 'S01',
  severity: 'error',
  title: 'An empty message that gets the visitor stuck',
  why: 'The server answers with a challenge that names no component, and the page cannot go on.',
  *check(context) {
    const seen = new Set<string>();
    for (const stage of context.ofModel(stages.prompt)) {
      for (const policy of context.targets(stage.fields.validation_policies)) {
        const field = refusesSilently(context, policy);
        if (field === undefined || seen.has(policy.id)) continue;
        seen.add(policy.id);
        yield {
          record: policy,
          field,
          message: `“${context.label(policy)}” refuses the answers to “${context.label(stage)}” with an empty message. Write one.`,
        };
      }
    }
  },
};
