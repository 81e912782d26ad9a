import type { PolicyType } from '../policy-type';

/** policies.md 4.6: without an event in the context, as in every flow, false. */

export const eventMatcherPolicy: PolicyType = function* (_environment, _policy, request) {
  if (!('event' in request.context)) return { kind: 'verdict', passing: false, messages: [] };
  return { kind: 'exception', text: "an event in a flow's context is not simulated" };
};
