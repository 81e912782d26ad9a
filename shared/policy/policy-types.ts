import type { ModelName } from '../authentik/record';
import type { PolicyType } from './policy-type';
import { dummyPolicy } from './types/dummy';
import { eventMatcherPolicy } from './types/event-matcher';
import { expressionPolicy } from './types/expression';
import { geoipPolicy } from './types/geoip';
import { passwordExpiryPolicy } from './types/password-expiry';
import { passwordPolicy } from './types/password';
import { reputationPolicy } from './types/reputation';
import { uniquePasswordPolicy } from './types/unique-password';

/** Every policy type, by blueprint model. */
export const policyTypes: ReadonlyMap<ModelName, PolicyType> = new Map([
  ['authentik_policies_dummy.dummypolicy', dummyPolicy],
  ['authentik_policies_event_matcher.eventmatcherpolicy', eventMatcherPolicy],
  ['authentik_policies_expression.expressionpolicy', expressionPolicy],
  ['authentik_policies_geoip.geoippolicy', geoipPolicy],
  ['authentik_policies_expiry.passwordexpirypolicy', passwordExpiryPolicy],
  ['authentik_policies_password.passwordpolicy', passwordPolicy],
  ['authentik_policies_reputation.reputationpolicy', reputationPolicy],
  ['authentik_policies_unique_password.uniquepasswordpolicy', uniquePasswordPolicy],
]);
