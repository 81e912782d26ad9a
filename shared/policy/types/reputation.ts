import type { PolicyType } from '../policy-type';
import { usernameOf } from '../user-value';

/** policies.md 4.4: passes for BAD scores, that is when the sum is at or below the threshold. */

export const reputationPolicy: PolicyType = function* ({ world }, policy, request) {
  const byIp = policy.fields.check_ip !== false;
  const byName = policy.fields.check_username !== false;
  const threshold = Number(policy.fields.threshold ?? -5);
  const ip = request.http?.clientIp ?? '255.255.255.255';
  const username = usernameOf(request.user);
  const score = world.reputation
    .filter((row) => (byIp && row.ip === ip) || (byName && row.identifier === username))
    .reduce((sum, row) => sum + row.score, 0);
  return { kind: 'verdict', passing: score <= threshold, messages: [] };
};
