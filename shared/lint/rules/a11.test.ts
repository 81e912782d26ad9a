import { boundTo, checkRule, expression, flow, step } from '../lint-fixture';
import { a11 } from './a11';

checkRule(a11, {
  finds: {
    'the name of whoever has the session': [
      [
        ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
        ...boundTo('flow', [expression('return request.user.username == "a"')]),
      ],
      ['policy expression'],
    ],
  },
  accepts: {
    'whether somebody is logged in': [
      ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
      ...boundTo('flow', [expression('return not request.user.is_authenticated')]),
    ],
    'when the stage runs': flow('authentication', [
      step('identification'),
      step('captcha', {}, { bound: [expression('return request.user.username == "a"')] }),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
  },
});
