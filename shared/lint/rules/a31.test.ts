import { checkRule, record } from '../lint-fixture';
import { a31 } from './a31';

checkRule(a31, {
  finds: {
    'rules that are off': [
      [
        record('authentik_policies_password.passwordpolicy', 'p', {
          name: 'p',
          check_static_rules: false,
          check_zxcvbn: true,
          length_min: 8,
        }),
      ],
      ['p check_static_rules'],
    ],
    'nothing checked': [
      [record('authentik_policies_password.passwordpolicy', 'p', { name: 'p', check_static_rules: false })],
      ['p check_static_rules'],
    ],
    'no message': [
      [record('authentik_policies_password.passwordpolicy', 'p', { name: 'p', length_min: 8 })],
      ['p error_message'],
    ],
  },
  accepts: {
    'a message': [
      record('authentik_policies_password.passwordpolicy', 'p', {
        name: 'p',
        length_min: 8,
        error_message: 'Too short.',
      }),
    ],
    'zxcvbn says it itself': [
      record('authentik_policies_password.passwordpolicy', 'p', { name: 'p', check_zxcvbn: true }),
    ],
  },
});
