import { checkRule, flow, record, ref, step } from '../lint-fixture';
import { b28 } from './b28';

checkRule(b28, {
  finds: {
    none: [
      flow(
        'authentication',
        [
          step('identification'),
          step('password'),
          step('validate', { not_configured_action: 'configure' }),
          step('userLogin'),
        ],
        {},
      ),
      ['validate configuration_stages'],
    ],
  },
  accepts: {
    one: [
      ...flow(
        'authentication',
        [
          step('identification'),
          step('password'),
          step('validate', { not_configured_action: 'configure', configuration_stages: [ref('totp')] }),
          step('userLogin'),
        ],
        {},
      ),
      record('authentik_stages_authenticator_totp.authenticatortotpstage', 'totp', {
        name: 'totp',
        digits: '6',
      }),
    ],
    skip: flow(
      'authentication',
      [step('identification'), step('password'), step('validate'), step('userLogin')],
      {},
    ),
  },
});
