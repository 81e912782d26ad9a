import { checkRule, flow, step } from '../lint-fixture';
import { b32 } from './b32';

checkRule(b32, {
  finds: {
    'no passkeys': [
      flow('authentication', [step('validate', { device_classes: ['totp'] }), step('userLogin')], {}),
      ['flow/validate stage'],
    ],
    'another designation': [
      flow('recovery', [step('validate'), step('userLogin')], {}),
      ['flow/validate stage'],
    ],
  },
  accepts: {
    passkeys: flow('authentication', [step('validate'), step('userLogin')], {}),
    'somebody known': flow(
      'authentication',
      [
        step('identification'),
        step('password'),
        step('validate', { device_classes: ['totp'] }),
        step('userLogin'),
      ],
      {},
    ),
  },
});
