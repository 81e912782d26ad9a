import { checkRule, record } from '../lint-fixture';
import { a24 } from './a24';

checkRule(a24, {
  finds: {
    'one score': [
      [
        record('authentik_policies_reputation.reputationpolicy', 'p', {
          name: 'p',
          check_username: false,
          threshold: -6,
        }),
      ],
      ['p threshold'],
    ],
  },
  accepts: {
    'two scores': [
      record('authentik_policies_reputation.reputationpolicy', 'p', { name: 'p', threshold: -6 }),
    ],
    'within reach': [
      record('authentik_policies_reputation.reputationpolicy', 'p', {
        name: 'p',
        check_ip: false,
        threshold: -5,
      }),
    ],
  },
});
