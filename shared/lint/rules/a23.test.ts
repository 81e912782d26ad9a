import { boundTo, checkRule, flow, policy, step } from '../lint-fixture';
import { a23 } from './a23';

checkRule(a23, {
  finds: {
    'a flow for those of bad reputation': [
      [
        ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
        ...boundTo('flow', [policy('reputation')]),
      ],
      ['flow!reputation negate'],
    ],
  },
  accepts: {
    negated: [
      ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
      ...boundTo('flow', [policy('reputation', {}, { negate: true })]),
    ],
    'a captcha for them': flow('authentication', [
      step('identification'),
      step('captcha', {}, { bound: [policy('reputation')] }),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
  },
});
