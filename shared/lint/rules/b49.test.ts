import { checkRule, flow, record, ref, step } from '../lint-fixture';
import { b49 } from './b49';

checkRule(b49, {
  finds: {
    'a logout of an application': [
      [
        ...flow('invalidation', [step('userLogout')]),
        record('authentik_providers_oauth2.oauth2provider', 'app', {
          name: 'app',
          invalidation_flow: ref('flow'),
        }),
      ],
      ['flow/userLogout stage'],
    ],
  },
  accepts: {
    'a logout by itself': flow('invalidation', [step('userLogout')]),
  },
});
