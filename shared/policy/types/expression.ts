import { textOf } from '../fields';
import { askExpression } from '../effect';
import type { PolicyType } from '../run-policy';
import { runPolicy } from '../run-policy';

/** policies.md 5. Python runs at the host's; every error of it is a policy exception. */
export const expressionPolicy: PolicyType = function* (environment, policy, request) {
  const answer = yield* askExpression({
    kind: 'expression',
    mode: 'policy',
    name: policy.name,
    source: textOf(policy.fields, 'expression'),
    request,
    callPolicy: function* (name, inner) {
      const called = environment.policyNamed(name);
      if (!called) throw new Error(`Policy '${name}' not found.`);
      return yield* runPolicy(environment, { ...inner, target: null, policy: called, binding: null });
    },
  });
  if (answer.kind === 'value') return { kind: 'verdict', passing: answer.truthy, messages: answer.messages };
  return { kind: 'policy exception', text: answer.kind === 'error' ? answer.text : answer.what };
};
