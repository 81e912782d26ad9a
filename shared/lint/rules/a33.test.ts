import { checkRule, flow, promptStep, prompts, record, ref } from '../lint-fixture';
import { a33 } from './a33';

checkRule(a33, {
  finds: {
    'no message': [
      [
        ...prompts({ email: 'email' }),
        ...flow('enrollment', [promptStep(['email'], { fields: { validation_policies: [ref('p')] } })]),
        record('authentik_policies_expression.expressionpolicy', 'p', {
          name: 'p',
          expression: 'return context["prompt_data"]["email"] == 1',
        }),
      ],
      ['p expression'],
    ],
  },
  accepts: {
    'a message': [
      ...prompts({ email: 'email' }),
      ...flow('enrollment', [promptStep(['email'], { fields: { validation_policies: [ref('p')] } })]),
      record('authentik_policies_expression.expressionpolicy', 'p', {
        name: 'p',
        expression: 'if x:\n    ak_message("No.")\n    return False\nreturn True',
      }),
    ],
    'never refuses': [
      ...prompts({ email: 'email' }),
      ...flow('enrollment', [promptStep(['email'], { fields: { validation_policies: [ref('p')] } })]),
      record('authentik_policies_expression.expressionpolicy', 'p', { name: 'p', expression: 'return True' }),
    ],
  },
});
