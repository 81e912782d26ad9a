import { checkRule, flow, step } from '../lint-fixture';
import { b25 } from './b25';

checkRule(b25, {
  finds: {
    'a password': [
      flow(
        'authentication',
        [
          step('identification'),
          step('password', {}, { binding: { invalid_response_action: 'restart' } }),
          step('userLogin'),
        ],
        {},
      ),
      ['flow/password invalid_response_action'],
    ],
  },
  accepts: {
    retry: flow('authentication', [step('identification'), step('password'), step('userLogin')], {}),
    'a captcha': flow(
      'authentication',
      [step('identification'), step('captcha', {}, { binding: { invalid_response_action: 'restart' } })],
      {},
    ),
  },
});
