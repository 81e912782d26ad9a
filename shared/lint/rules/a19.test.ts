import { boundTo, checkRule, expression, flow, policy, record, step } from '../lint-fixture';
import { a19 } from './a19';

checkRule(a19, {
  finds: {
    'nothing said of the mode': [
      [
        ...flow('authorization', [step('identification'), step('password'), step('userLogin')], {}),
        ...boundTo('flow', [
          expression('return request.user.a', {}, 'p1'),
          expression('return request.user.b', {}, 'p2'),
        ]),
      ],
      ['flow policy_engine_mode'],
    ],
  },
  accepts: {
    'any, as said': [
      ...flow('authorization', [step('identification'), step('password'), step('userLogin')], {
        policy_engine_mode: 'any',
      }),
      ...boundTo('flow', [
        expression('return request.user.a', {}, 'p1'),
        expression('return request.user.b', {}, 'p2'),
      ]),
    ],
    'one that only acts': [
      ...flow('authorization', [step('identification'), step('password'), step('userLogin')], {}),
      ...boundTo('flow', [
        expression('return request.user.a', {}, 'p1'),
        expression('return True', {}, 'p2'),
      ]),
    ],
    'event matchers of a rule': [
      record('authentik_events.notificationrule', 'rule', { name: 'rule' }),
      ...boundTo('rule', [policy('eventMatcher', { name: 'a' }), policy('eventMatcher', { name: 'b' })]),
    ],
  },
});
