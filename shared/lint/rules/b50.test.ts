import { checkRule, flow, record, ref, step } from '../lint-fixture';
import { b50 } from './b50';

checkRule(b50, {
  finds: {
    required: [
      flow(
        'authentication',
        [
          step('mtls', { cert_attribute: 'email', user_attribute: 'email', mode: 'required' }),
          step('userLogin'),
        ],
        {},
      ),
      ['mtls certificate_authorities'],
    ],
  },
  accepts: {
    optional: flow(
      'authentication',
      [
        step('mtls', { cert_attribute: 'email', user_attribute: 'email', mode: 'optional' }),
        step('userLogin'),
      ],
      {},
    ),
    'one on the brand': [
      ...flow(
        'authentication',
        [
          step('mtls', { cert_attribute: 'email', user_attribute: 'email', mode: 'required' }),
          step('userLogin'),
        ],
        {},
      ),
      record('authentik_brands.brand', 'brand', { domain: 'x', client_certificates: [ref('ca')] }),
    ],
  },
});
