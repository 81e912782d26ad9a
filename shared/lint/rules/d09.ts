import { textField } from '../../document/values';
import { writtenPrompts } from '../asked-prompts';
import type { LintRule } from '../rule';

export const d09: LintRule = {
  id: 'D09',
  severity: 'warning',
  title: 'An attribute that falls apart at its underscores',
  why: 'Release candidates of 2025.10 and older servers read every underscore of such a key as a dot.',
  *check(context) {
    if (context.isAtLeast('2025.12')) return;
    for (const prompt of writtenPrompts(context)) {
      const key = textField(prompt, 'field_key') ?? '';
      if (!key.startsWith('attributes.') || !key.includes('_')) continue;
      yield {
        record: prompt,
        field: 'field_key',
        message: `“${context.label(prompt)}” has the field key “${key}”.`,
      };
    }
  },
};
