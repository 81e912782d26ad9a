import { checkRule, prompts } from '../lint-fixture';
import { d10 } from './d10';

checkRule(d10, {
  finds: {
    'one text': [prompts({ a: 'dropdown' }, { placeholder: 'one' }), ['prompt a placeholder_expression']],
    'an expression that gives a text': [
      prompts({ a: 'dropdown' }, { placeholder: 'return "one"', placeholder_expression: true }),
      ['prompt a placeholder'],
    ],
  },
  accepts: {
    'a list': prompts(
      { a: 'radio-button-group' },
      { placeholder: 'return ["one", "two"]', placeholder_expression: true },
    ),
    'what cannot be told': prompts(
      { a: 'dropdown' },
      { placeholder: 'return choices(user)', placeholder_expression: true },
    ),
    'a text field': prompts({ a: 'text' }, { placeholder: 'one' }),
  },
});
