import { boundTo, checkRule, expression, flow, group, step } from '../lint-fixture';
import { a17 } from './a17';

checkRule(a17, {
  finds: {
    'a group': [
      [
        ...flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
        ...boundTo('flow', [group()]),
      ],
      ['flow!admins group'],
    ],
    'a group in mode all': [
      [
        ...flow('recovery', [step('identification'), step('password'), step('userLogin')], {
          policy_engine_mode: 'all',
        }),
        ...boundTo('flow', [group(), expression('return True')]),
      ],
      ['flow!admins group'],
    ],
  },
  accepts: {
    'another policy is enough': [
      ...flow('enrollment', [step('identification'), step('password'), step('userLogin')], {}),
      ...boundTo('flow', [group(), expression('return True')]),
    ],
    'those who are logged in': [
      ...flow('authorization', [step('identification'), step('password'), step('userLogin')], {}),
      ...boundTo('flow', [group()]),
    ],
  },
});
