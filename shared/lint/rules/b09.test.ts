import { checkRule, flow, ref, step } from '../lint-fixture';
import { b09 } from './b09';

checkRule(b09, {
  finds: {
    'said with a password stage': [
      flow(
        'authentication',
        [step('identification', { password_stage: ref('pw'), pretend_user_exists: true }), step('userLogin')],
        {},
      ),
      ['identification pretend_user_exists'],
    ],
  },
  accepts: {
    'not said': flow(
      'authentication',
      [step('identification', { password_stage: ref('pw') }), step('userLogin')],
      {},
    ),
    'no password stage': flow(
      'authentication',
      [step('identification', { pretend_user_exists: true }), step('password'), step('userLogin')],
      {},
    ),
  },
});
