import { checkRule, flow, ref, step } from '../lint-fixture';
import { b36 } from './b36';

checkRule(b36, {
  finds: {
    'only inside': [
      flow(
        'authentication',
        [step('identification', { captcha_stage: ref('captcha') }), step('password'), step('userLogin')],
        {},
      ),
      ['identification captcha_stage'],
    ],
  },
  accepts: {
    'bound too': flow(
      'authentication',
      [
        step('captcha'),
        step('identification', { captcha_stage: ref('captcha') }),
        step('password'),
        step('userLogin'),
      ],
      {},
    ),
    'no pretending': flow(
      'authentication',
      [
        step('identification', { captcha_stage: ref('captcha'), pretend_user_exists: false }),
        step('password'),
        step('userLogin'),
      ],
      {},
    ),
  },
});
