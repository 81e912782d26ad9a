import { boundTo, checkRule, flow, group, step } from '../lint-fixture';
import { a18 } from './a18';

checkRule(a18, {
  finds: {
    'two groups': [
      [
        ...flow('authorization', [step('identification'), step('password'), step('userLogin')], {
          policy_engine_mode: 'all',
        }),
        ...boundTo('flow', [group('a'), group('b')]),
      ],
      ['flow policy_engine_mode'],
    ],
  },
  accepts: {
    'any of two': [
      ...flow('authorization', [step('identification'), step('password'), step('userLogin')], {}),
      ...boundTo('flow', [group('a'), group('b')]),
    ],
    one: [
      ...flow('authorization', [step('identification'), step('password'), step('userLogin')], {
        policy_engine_mode: 'all',
      }),
      ...boundTo('flow', [group('a')]),
    ],
  },
});
