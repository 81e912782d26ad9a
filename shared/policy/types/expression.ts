import { textOf } from '../fields';
import { askExpression } from '../effect';
import type { PolicyType } from '../policy-type';

/** policies.md 5. Python runs at the host's; every error of it is a policy exception. */
export const expressionPolicy: PolicyType = function* (environment, policy, request) {
  const answer = yield* askExpression({
    kind: 'expression',
    mode: 'policy',
    name: policy.name,
    source: textOf(policy.fields, 'expression'),
    request,
    environment,
    callPolicy: request.callPolicy,
  });
  if (answer.kind === 'value') return { kind: 'verdict', passing: answer.truthy, messages: answer.messages };
  if (answer.kind === 'unknown') return { kind: 'policy exception', text: answer.what };
  const line = answer.line === undefined ? '' : ` on line ${answer.line}`;
  return { kind: 'policy exception', text: answer.text, why: `${answer.type}${line}` };
};
