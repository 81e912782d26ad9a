import { checkRule, flow, step } from '../lint-fixture';
import { b24 } from './b24';

checkRule(b24, {
  finds: {
    deny: [
      flow(
        'authentication',
        [step('identification'), step('deny', {}, { binding: { invalid_response_action: 'restart' } })],
        {},
      ),
      ['flow/deny invalid_response_action'],
    ],
  },
  accepts: {
    retry: flow('authentication', [step('identification'), step('deny')], {}),
    'another stage': flow(
      'authentication',
      [step('identification'), step('captcha', {}, { binding: { invalid_response_action: 'restart' } })],
      {},
    ),
  },
});
