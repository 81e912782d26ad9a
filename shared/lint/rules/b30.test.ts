import { checkRule, flow, record, ref, step } from '../lint-fixture';
import { b30 } from './b30';

checkRule(b30, {
  finds: {
    'not allowed': [
      [
        ...flow(
          'authentication',
          [
            step('identification'),
            step('password'),
            step('validate', { configuration_stages: [ref('totp')], device_classes: ['webauthn'] }),
            step('userLogin'),
          ],
          {},
        ),
        record('authentik_stages_authenticator_totp.authenticatortotpstage', 'totp', {
          name: 'totp',
          digits: '6',
        }),
      ],
      ['validate device_classes'],
    ],
  },
  accepts: {
    allowed: [
      ...flow(
        'authentication',
        [
          step('identification'),
          step('password'),
          step('validate', { configuration_stages: [ref('totp')] }),
          step('userLogin'),
        ],
        {},
      ),
      record('authentik_stages_authenticator_totp.authenticatortotpstage', 'totp', {
        name: 'totp',
        digits: '6',
      }),
    ],
  },
});
