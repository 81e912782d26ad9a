import { checkRule, record } from '../lint-fixture';
import { a08 } from './a08';

checkRule(a08, {
  finds: {
    'no return': [
      [
        record('authentik_policies_expression.expressionpolicy', 'p', {
          name: 'p',
          expression: 'request.user.is_active',
        }),
      ],
      ['p expression'],
    ],
    'only false': [
      [
        record('authentik_policies_expression.expressionpolicy', 'p', {
          name: 'p',
          expression: 'if request.user:\n    return False\nreturn None',
        }),
      ],
      ['p expression'],
    ],
    'a return of an inner function': [
      [
        record('authentik_policies_expression.expressionpolicy', 'p', {
          name: 'p',
          expression: 'def f():\n    return True\nf()',
        }),
      ],
      ['p expression'],
    ],
  },
  accepts: {
    'something that may be true': [
      record('authentik_policies_expression.expressionpolicy', 'p', {
        name: 'p',
        expression: 'return request.user.is_active',
      }),
    ],
    'nothing at all, which A09 says': [
      record('authentik_policies_expression.expressionpolicy', 'p', { name: 'p', expression: '# todo' }),
    ],
  },
});
