import { textField } from '../../document/values';
import { expressionFacts } from '../python/expression-facts';
import type { LintRule } from '../rule';

const choices = ['radio-button-group', 'dropdown'];

export const d10: LintRule = {
  id: 'D10',
  severity: 'warning',
  title: 'A choice of one',
  why: 'Choices come from an expression that returns a list; anything else is a single choice.',
  *check(context) {
    for (const prompt of context.prompts) {
      const placeholder = textField(prompt, 'placeholder') ?? '';
      if (!choices.includes(textField(prompt, 'type') ?? '') || placeholder === '') continue;
      const isExpression = context.flag(prompt, 'placeholder_expression');
      const { literal, count } = expressionFacts(placeholder).returns;
      const isList = isExpression === true && (count === 0 || literal === 'list' || literal === undefined);
      if (isExpression === undefined || isList) continue;
      yield {
        record: prompt,
        field: isExpression ? 'placeholder' : 'placeholder_expression',
        message: isExpression
          ? `The placeholder of “${context.label(prompt)}” returns no list.`
          : `“${context.label(prompt)}” offers “${placeholder}” as its only choice.`,
      };
    }
  },
};
