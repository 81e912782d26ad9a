import { checkRule, flow, policy, record, ref, step } from '../lint-fixture';
import { a13 } from './a13';

checkRule(a13, {
  finds: {
    'on the write stage': [
      flow('enrollment', [step('prompt'), step('userWrite', {}, { bound: [policy('password')] })]),
      ['flow/userWrite!password policy'],
    ],
  },
  accepts: {
    'among the validation policies': [
      ...flow('enrollment', [step('prompt', { validation_policies: [ref('pw')] })]),
      record('authentik_policies_password.passwordpolicy', 'pw', { name: 'pw' }),
    ],
  },
});
