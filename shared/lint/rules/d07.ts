import { textField } from '../../document/values';
import { writtenPrompts } from '../asked-prompts';
import type { LintRule } from '../rule';

/** Types whose value the visitor cannot choose. */
const forced = ['hidden', 'static', 'separator', 'text_read_only', 'text_area_read_only'];
const keys = ['is_active', 'type', 'path', 'is_superuser', 'groups', 'attributes'];

export const d07: LintRule = {
  id: 'D07',
  severity: 'error',
  title: 'A form that lets people change their rights',
  why: 'What the visitor answers is written without a check.',
  *check(context) {
    for (const prompt of writtenPrompts(context)) {
      const key = textField(prompt, 'field_key') ?? '';
      const isRisky = keys.includes(key) || /^attributes[._]goauthentik\.io/.test(key);
      if (!isRisky || forced.includes(textField(prompt, 'type') ?? '')) continue;
      yield {
        record: prompt,
        field: 'field_key',
        message: `“${context.label(prompt)}” asks the visitor for “${key}” and a user write stage writes it. Make it a hidden prompt or take it out.`,
      };
    }
  },
};
