import { boundTo, checkRule, expression, flow, step } from '../lint-fixture';
import { a10 } from './a10';

checkRule(a10, {
  finds: {
    'on a flow': [
      [
        ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
        ...boundTo('flow', [expression('return ak_is_group_member(request.user, name="a")')]),
      ],
      ['policy expression'],
    ],
    'before identification': [
      flow('authentication', [
        step('captcha', {}, { bound: [expression('return request.user.group_attributes()["x"]')] }),
        step('identification'),
        step('password'),
        step('userLogin'),
      ]),
      ['policy expression'],
    ],
  },
  accepts: {
    'after identification': flow('authentication', [
      step('identification'),
      step('captcha', {}, { bound: [expression('return ak_is_group_member(request.user, name="a")')] }),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
    'with a test first': [
      ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
      ...boundTo('flow', [
        expression('return request.user.is_authenticated and ak_is_group_member(request.user, name="a")'),
      ]),
    ],
    'a flow for those who are logged in': [
      ...flow('stage_configuration', [step('identification'), step('password'), step('userLogin')], {
        authentication: 'require_authenticated',
      }),
      ...boundTo('flow', [expression('return request.user.all_groups()')]),
    ],
  },
});
