import { textField } from '../../document/values';
import { writtenPrompts } from '../asked-prompts';
import type { LintRule } from '../rule';

const relations = ['ak_groups', 'sources', 'user_permissions', 'roles'];

export const d08: LintRule = {
  id: 'D08',
  severity: 'error',
  title: 'A prompt that names a relation',
  why: 'Writing it raises an error and the visitor sees a flow error.',
  *check(context) {
    for (const prompt of writtenPrompts(context)) {
      const key = textField(prompt, 'field_key') ?? '';
      if (!relations.includes(key)) continue;
      yield {
        record: prompt,
        field: 'field_key',
        message: `“${context.label(prompt)}” has the field key “${key}”. Keep it below attributes.`,
      };
    }
  },
};
