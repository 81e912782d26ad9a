import type { PolicyType } from '../policy-type';

/** policies.md 4.8. Sleeps on a server; here time does not pass. */

export const dummyPolicy: PolicyType = function* (_environment, policy) {
  const min = Number(policy.fields.wait_min ?? 5);
  const max = Number(policy.fields.wait_max ?? 30);
  if (min >= max) return { kind: 'exception', text: `empty range in randrange(${min}, ${max})` };
  return { kind: 'verdict', passing: policy.fields.result === true, messages: ['dummy'] };
};
