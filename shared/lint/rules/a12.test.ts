import { checkRule, record } from '../lint-fixture';
import { a12 } from './a12';

checkRule(a12, {
  finds: {
    'a name that no policy has': [
      [
        record('authentik_policies_expression.expressionpolicy', 'p', {
          name: 'p',
          expression: 'return ak_call_policy("other").passing',
        }),
      ],
      ['p expression'],
    ],
  },
  accepts: {
    'a policy that is there': [
      ...[
        record('authentik_policies_expression.expressionpolicy', 'p', {
          name: 'p',
          expression: 'return ak_call_policy("other").passing',
        }),
      ],
      record('authentik_policies_dummy.dummypolicy', 'o', { name: 'other' }),
    ],
    'a name that is computed': [
      record('authentik_policies_expression.expressionpolicy', 'p', {
        name: 'p',
        expression: 'return ak_call_policy(name).passing',
      }),
    ],
  },
});
