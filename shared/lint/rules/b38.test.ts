import { checkRule, flow, step } from '../lint-fixture';
import { b38 } from './b38';

checkRule(b38, {
  finds: {
    'the test key': [
      flow(
        'authentication',
        [step('captcha', { public_key: '6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI' })],
        {},
      ),
      ['captcha public_key'],
    ],
  },
  accepts: { another: flow('authentication', [step('captcha')], {}) },
});
