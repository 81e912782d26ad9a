import { checkRule, flow, policy, step } from '../lint-fixture';
import { a25 } from './a25';

checkRule(a25, {
  finds: {
    'before identification': [
      flow('authentication', [
        step('captcha', {}, { bound: [policy('reputation')] }),
        step('identification'),
        step('password'),
        step('userLogin'),
      ]),
      ['flow/captcha!reputation policy'],
    ],
    'at planning': [
      flow('authentication', [
        step('identification'),
        step('captcha', {}, { binding: { evaluate_on_plan: true }, bound: [policy('reputation')] }),
        step('password', {}, { name: 'pw' }),
        step('userLogin'),
      ]),
      ['flow/captcha!reputation policy'],
    ],
  },
  accepts: {
    'behind identification': flow('authentication', [
      step('identification'),
      step('captcha', {}, { bound: [policy('reputation')] }),
      step('password', {}, { name: 'pw' }),
      step('userLogin'),
    ]),
    'the address alone': flow('authentication', [
      step('captcha', {}, { bound: [policy('reputation', { check_username: false })] }),
    ]),
  },
});
