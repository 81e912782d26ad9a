import { checkRule, flow, group, step } from '../lint-fixture';
import { b41 } from './b41';

checkRule(b41, {
  finds: {
    'after a redirect': [
      flow(
        'authentication',
        [step('identification'), step('redirect'), step('password'), step('userLogin')],
        {},
      ),
      ['flow/password order'],
    ],
    'after a deny': [
      flow('authentication', [step('identification'), step('deny'), step('userLogin')], {}),
      ['flow/userLogin order'],
    ],
  },
  accepts: {
    'a condition': flow(
      'authentication',
      [
        step('identification'),
        step('redirect', {}, { bound: [group()] }),
        step('password'),
        step('userLogin'),
      ],
      {},
    ),
    'the end': flow(
      'authentication',
      [step('identification'), step('password'), step('userLogin'), step('redirect')],
      {},
    ),
  },
});
