import { checkRule, flow, record, step } from '../lint-fixture';
import { b29 } from './b29';

checkRule(b29, {
  finds: {
    'nothing sets up': [
      flow(
        'authentication',
        [
          step('identification'),
          step('password'),
          step('validate', { not_configured_action: 'deny' }),
          step('userLogin'),
        ],
        {},
      ),
      ['validate not_configured_action'],
    ],
    'only others': [
      [
        ...flow(
          'authentication',
          [
            step('identification'),
            step('password'),
            step('validate', { not_configured_action: 'deny', device_classes: ['webauthn'] }),
            step('userLogin'),
          ],
          {},
        ),
        record('authentik_stages_authenticator_totp.authenticatortotpstage', 'totp', {
          name: 'totp',
          digits: '6',
        }),
      ],
      ['validate not_configured_action'],
    ],
  },
  accepts: {
    'a setup stage': [
      ...flow(
        'authentication',
        [
          step('identification'),
          step('password'),
          step('validate', { not_configured_action: 'deny' }),
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
