import { textOf } from '../fields';
import { askExpression } from '../effect';
import type { PolicyType } from '../policy-type';
import { isUserValue } from '../user-value';

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
  if (answer.kind === 'value') {
    if (answer.unpicklable !== undefined) {
      const leaves = environment.rules.unpicklableResult === 'raises' && !isUserValue(request.user);
      return { kind: 'exception', text: answer.unpicklable, leaves };
    }
    return { kind: 'verdict', passing: answer.truthy, messages: answer.messages, raw: answer.value };
  }
  if (answer.kind === 'unknown') return { kind: 'policy exception', text: answer.what };
  const line = answer.line === undefined ? '' : ` on line ${answer.line}`;
  return { kind: 'policy exception', text: answer.text, why: `${answer.type}${line}` };
};
