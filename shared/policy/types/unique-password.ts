import { askQuestion } from '../effect';
import type { PolicyType } from '../policy-type';
import { noPassword, passwordValue } from './password-value';

/** policies.md 4.7. The stored history is the server's: unknown unless the world gives it. */
export const uniquePasswordPolicy: PolicyType = function* (_environment, policy, request) {
  if (passwordValue(policy, request) === null) {
    return { kind: 'verdict', passing: false, messages: [noPassword] };
  }
  if (Number(policy.fields.num_historical_passwords ?? 1) === 0) {
    return { kind: 'verdict', passing: true, messages: [] };
  }
  const used = yield* askQuestion({
    kind: 'question',
    topic: 'password history',
    text: `Has this password been used before (${policy.name})?`,
    choices: [
      { label: 'never used', answer: false },
      { label: 'used before', answer: true },
    ],
  });
  return used === true
    ? {
        kind: 'verdict',
        passing: false,
        messages: ['This password has been used previously. Please choose a different one.'],
      }
    : { kind: 'verdict', passing: true, messages: [] };
};
