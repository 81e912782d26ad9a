import { checkRule, flow, promptStep, prompts, record, ref } from '../lint-fixture';
import { a32 } from './a32';

checkRule(a32, {
  finds: {
    'an earlier answer': [
      [
        ...prompts({ email: 'email' }),
        ...flow('enrollment', [promptStep(['email'], { fields: { validation_policies: [ref('p')] } })]),
        record('authentik_policies_expression.expressionpolicy', 'p', {
          name: 'p',
          expression: 'return bool(context["prompt_data"]["username"])',
        }),
      ],
      ['p expression'],
    ],
    'the plan': [
      [
        ...prompts({ email: 'email' }),
        ...flow('enrollment', [promptStep(['email'], { fields: { validation_policies: [ref('p')] } })]),
        record('authentik_policies_expression.expressionpolicy', 'p', {
          name: 'p',
          expression: 'return bool(context.get("flow_plan"))',
        }),
      ],
      ['p expression'],
    ],
  },
  accepts: {
    'its own answer': [
      ...prompts({ email: 'email' }),
      ...flow('enrollment', [promptStep(['email'], { fields: { validation_policies: [ref('p')] } })]),
      record('authentik_policies_expression.expressionpolicy', 'p', {
        name: 'p',
        expression: 'return context["prompt_data"]["email"].endswith("x")',
      }),
    ],
    'its own answer through a name': [
      ...prompts({ email: 'email' }),
      ...flow('enrollment', [promptStep(['email'], { fields: { validation_policies: [ref('p')] } })]),
      record('authentik_policies_expression.expressionpolicy', 'p', {
        name: 'p',
        expression: 'd = request.context.get("prompt_data")\nreturn d.get("email") == 1',
      }),
    ],
  },
});
