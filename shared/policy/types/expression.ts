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
    environment,
    callPolicy: (name, inner) => {
      const called = environment.policyNamed(name);
      return called
        ? runPolicy(environment, { ...inner, target: null, policy: called, binding: null })
        : null;
    },
  });
  if (answer.kind === 'value') return { kind: 'verdict', passing: answer.truthy, messages: answer.messages };
  return { kind: 'policy exception', text: answer.kind === 'error' ? answer.text : answer.what };
};
