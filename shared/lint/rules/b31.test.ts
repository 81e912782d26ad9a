import { checkRule, flow, record, step } from '../lint-fixture';
import { b31 } from './b31';

checkRule(b31, {
  finds: {
    hashes: [
      [
        ...flow(
          'authentication',
          [step('identification'), step('password'), step('validate'), step('userLogin')],
          {},
        ),
        record('authentik_stages_authenticator_sms.authenticatorsmsstage', 'sms', {
          name: 'sms',
          provider: 'generic',
          from_number: '1',
          account_sid: 'a',
          auth: 'b',
          verify_only: true,
        }),
      ],
      ['validate device_classes'],
    ],
  },
  accepts: {
    numbers: [
      ...flow(
        'authentication',
        [step('identification'), step('password'), step('validate'), step('userLogin')],
        {},
      ),
      record('authentik_stages_authenticator_sms.authenticatorsmsstage', 'sms', {
        name: 'sms',
        provider: 'generic',
        from_number: '1',
        account_sid: 'a',
        auth: 'b',
        verify_only: false,
      }),
    ],
    'apps only': [
      ...flow(
        'authentication',
        [
          step('identification'),
          step('password'),
          step('validate', { device_classes: ['totp'] }),
          step('userLogin'),
        ],
        {},
      ),
      record('authentik_stages_authenticator_sms.authenticatorsmsstage', 'sms', {
        name: 'sms',
        provider: 'generic',
        from_number: '1',
        account_sid: 'a',
        auth: 'b',
        verify_only: true,
      }),
    ],
  },
});
