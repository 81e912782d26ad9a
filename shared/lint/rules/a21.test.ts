import { boundTo, checkRule, expression, flow, step } from '../lint-fixture';
import { a21 } from './a21';

checkRule(a21, {
  finds: {
    'on a flow': [
      [
        ...flow('authorization', [step('identification'), step('password'), step('userLogin')], {}),
        ...boundTo('flow', [expression('return x', { failure_result: true })]),
      ],
      ['flow!policy failure_result'],
    ],
  },
  accepts: {
    'fails closed': [
      ...flow('authorization', [step('identification'), step('password'), step('userLogin')], {}),
      ...boundTo('flow', [expression('return x')]),
    ],
    'a stage that runs in doubt': flow('authentication', [
      step('identification'),
      step('captcha', {}, { bound: [expression('return x', { failure_result: true })] }),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
  },
});
