import { checkRule, flow, promptStep, prompts, record, ref } from '../lint-fixture';
import { s01 } from './s01';

checkRule(s01, {
  finds: {
    'no message': [
      [
        ...prompts({ password: 'password' }),
        ...flow('enrollment', [promptStep(['password'], { fields: { validation_policies: [ref('p')] } })]),
        record('authentik_policies_password.passwordpolicy', 'p', { name: 'p', length_min: 8 }),
      ],
      ['p error_message'],
    ],
    'an empty one': [
      [
        ...prompts({ password: 'password' }),
        ...flow('enrollment', [promptStep(['password'], { fields: { validation_policies: [ref('p')] } })]),
        record('authentik_policies_expression.expressionpolicy', 'p', {
          name: 'p',
          expression: 'ak_message("")\nreturn False',
        }),
      ],
      ['p expression'],
    ],
  },
  accepts: {
    'a message': [
      ...prompts({ password: 'password' }),
      ...flow('enrollment', [promptStep(['password'], { fields: { validation_policies: [ref('p')] } })]),
      record('authentik_policies_password.passwordpolicy', 'p', {
        name: 'p',
        length_min: 8,
        error_message: 'Too short.',
      }),
    ],
    'nothing to refuse': [
      ...prompts({ password: 'password' }),
      ...flow('enrollment', [promptStep(['password'], { fields: { validation_policies: [ref('p')] } })]),
      record('authentik_policies_password.passwordpolicy', 'p', { name: 'p' }),
    ],
  },
});
