import { checkRule, flow, step } from '../lint-fixture';
import { b23 } from './b23';

checkRule(b23, {
  finds: {
    'a mail': [
      flow(
        'recovery',
        [step('identification'), step('email', {}, { binding: { invalid_response_action: 'restart' } })],
        {},
      ),
      ['flow/email invalid_response_action'],
    ],
    'mailed codes': [
      flow(
        'authentication',
        [
          step('identification'),
          step('validate', {}, { binding: { invalid_response_action: 'restart_with_context' } }),
          step('userLogin'),
        ],
        {},
      ),
      ['flow/validate invalid_response_action'],
    ],
    'texted codes': [
      flow(
        'authentication',
        [
          step('identification'),
          step('validate', { device_classes: ['sms'] }, { binding: { invalid_response_action: 'restart' } }),
          step('userLogin'),
        ],
        {},
      ),
      ['flow/validate invalid_response_action'],
    ],
  },
  accepts: {
    retry: flow(
      'recovery',
      [step('identification'), step('email', {}, { binding: { invalid_response_action: 'retry' } })],
      {},
    ),
    'apps only': flow(
      'authentication',
      [
        step('identification'),
        step('validate', { device_classes: ['totp'] }, { binding: { invalid_response_action: 'restart' } }),
        step('userLogin'),
      ],
      {},
    ),
  },
});
