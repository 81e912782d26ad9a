import { boundTo, checkRule, flow, policy, record, step } from '../lint-fixture';
import { a27 } from './a27';

checkRule(a27, {
  finds: {
    'on a flow': [
      [
        ...flow('authorization', [step('identification'), step('password'), step('userLogin')], {}),
        ...boundTo('flow', [policy('eventMatcher', { action: 'login' })]),
      ],
      ['flow!eventMatcher policy'],
    ],
  },
  accepts: {
    'on a notification rule': [
      record('authentik_events.notificationrule', 'rule', { name: 'rule' }),
      ...boundTo('rule', [policy('eventMatcher')]),
    ],
  },
});
