import { checkRule, record, ref } from '../lint-fixture';
import { c09 } from './c09';

checkRule(c09, {
  finds: {
    'no logout': [
      [record('authentik_brands.brand', 'brand', { domain: 'x', flow_authentication: ref('flow') })],
      ['brand flow_invalidation'],
    ],
  },
  accepts: {
    both: [
      record('authentik_brands.brand', 'brand', {
        domain: 'x',
        flow_authentication: ref('flow'),
        flow_invalidation: ref('out'),
      }),
    ],
  },
});
