import { checkRule, flow, step } from '../lint-fixture';
import { d04 } from './d04';

checkRule(d04, {
  finds: {
    'a comma': [
      flow(
        'authentication',
        [
          step('identification'),
          step('password'),
          step('userLogin', { session_duration: 'hours=1,minutes=2' }),
        ],
        {},
      ),
      ['userLogin session_duration'],
    ],
    'a blank': [
      flow(
        'authentication',
        [
          step('identification'),
          step('password'),
          step('userLogin', { session_duration: 'hours=1; minutes=2' }),
        ],
        {},
      ),
      ['userLogin session_duration'],
    ],
    'an unknown unit': [
      flow(
        'authentication',
        [step('identification'), step('password'), step('userLogin', { session_duration: 'hours=1;mins=2' })],
        {},
      ),
      ['userLogin session_duration'],
    ],
  },
  accepts: {
    semicolons: flow(
      'authentication',
      [
        step('identification'),
        step('password'),
        step('userLogin', { session_duration: 'Hours=1;minutes= 2' }),
      ],
      {},
    ),
    'a tag': flow(
      'authentication',
      [step('userLogin', { session_duration: { $tag: '!Context', value: 'x' } })],
      {},
    ),
  },
});
