import { checkRule, expression, flow, group, step } from '../lint-fixture';
import { a14 } from './a14';

checkRule(a14, {
  finds: {
    'an expression': [
      flow('authentication', [
        step('identification'),
        step('password'),
        step('userLogin', {}, { bound: [expression('return request.user.is_active')] }),
      ]),
      ['flow/userLogin!policy policy'],
    ],
    'a group': [
      flow('authentication', [
        step('identification'),
        step('password'),
        step('userLogin', {}, { bound: [group()] }),
      ]),
      ['flow/userLogin!admins group'],
    ],
  },
  accepts: {
    'what never fails': flow('authentication', [
      step('identification'),
      step('password'),
      step('userLogin', {}, { bound: [expression('return True')] }),
    ]),
    'two kinds of session': flow('authentication', [
      step('identification'),
      step('password'),
      step('userLogin', {}, { name: 'long', bound: [group()] }),
      step('userLogin', {}, { name: 'short' }),
    ]),
  },
});
