import { checkRule, record } from '../lint-fixture';
import { a09 } from './a09';

checkRule(a09, {
  finds: {
    'a comment': [
      [record('authentik_policies_expression.expressionpolicy', 'p', { name: 'p', expression: '# todo' })],
      ['p expression'],
    ],
    nothing: [
      [record('authentik_policies_expression.expressionpolicy', 'p', { name: 'p', expression: '' })],
      ['p expression'],
    ],
    'an open bracket': [
      [record('authentik_policies_expression.expressionpolicy', 'p', { name: 'p', expression: 'return (1' })],
      ['p expression'],
    ],
    'no Python': [
      [
        record('authentik_policies_expression.expressionpolicy', 'p', {
          name: 'p',
          expression: 'if request.user return True',
        }),
      ],
      ['p expression'],
    ],
  },
  accepts: {
    'a function body': [
      record('authentik_policies_expression.expressionpolicy', 'p', {
        name: 'p',
        expression: 'from x import y\nfor a in [1]:\n    pass\nreturn f"{a}" if a else not y',
      }),
    ],
    'a walrus and a comprehension': [
      record('authentik_policies_expression.expressionpolicy', 'p', {
        name: 'p',
        expression: 'return any((n := x) for x in [1, 2] if x > 1)',
      }),
    ],
  },
});
