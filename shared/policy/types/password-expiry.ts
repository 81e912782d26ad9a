import type { PolicyType } from '../policy-type';
import { isUserValue, saveUser } from '../user-value';

const day = 86_400;

/** policies.md 4.3: without `deny_only` the evaluation itself makes the password unusable. */

export const passwordExpiryPolicy: PolicyType = function* ({ world }, policy, request) {
  const { user } = request;
  if (!isUserValue(user)) {
    return { kind: 'exception', text: "'AnonymousUser' object has no attribute 'password_change_date'" };
  }
  const age = Math.floor((world.now - user.row.passwordChangedAt) / day);
  if (age < Number(policy.fields.days)) return { kind: 'verdict', passing: true, messages: [] };
  if (policy.fields.deny_only === true) {
    return { kind: 'verdict', passing: false, messages: ['Password has expired.'] };
  }
  if (user.pk !== null) saveUser(world, user.pk, { password: null });
  const days = age - Number(policy.fields.days);
  const text = `Password expired ${days} days ago. Please update your password.`;
  return { kind: 'verdict', passing: false, messages: [text] };
};
