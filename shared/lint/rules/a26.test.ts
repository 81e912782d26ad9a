import { boundTo, checkRule, flow, policy, step } from '../lint-fixture';
import { a26 } from './a26';

checkRule(a26, {
  finds: {
    'on a flow': [
      [
        ...flow('authorization', [step('identification'), step('password'), step('userLogin')], {}),
        ...boundTo('flow', [policy('expiry', { days: 30 })]),
      ],
      ['expiry deny_only'],
    ],
  },
  accepts: {
    'only denies': [
      ...flow('authorization', [step('identification'), step('password'), step('userLogin')], {}),
      ...boundTo('flow', [policy('expiry', { days: 30, deny_only: true })]),
    ],
    'when the stage runs': flow('authentication', [
      step('identification'),
      step('captcha', {}, { bound: [policy('expiry', { days: 30 })] }),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
  },
});
