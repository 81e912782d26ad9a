import { boundTo, checkRule, flow, group, step } from '../lint-fixture';
import { a20 } from './a20';

checkRule(a20, {
  finds: {
    'all of one': [
      [
        ...flow('authorization', [step('identification'), step('password'), step('userLogin')], {}),
        ...boundTo('flow', [group('a', { enabled: false })]),
      ],
      ['flow!a enabled'],
    ],
  },
  accepts: {
    'one of two': [
      ...flow('authorization', [step('identification'), step('password'), step('userLogin')], {}),
      ...boundTo('flow', [group('a', { enabled: false }), group('b')]),
    ],
  },
});
