import { textField } from '../../document/values';
import { writtenPrompts } from '../asked-prompts';
import type { LintRule } from '../rule';

/** Types whose value the visitor cannot choose. */
const forced = ['hidden', 'static', 'text_read_only', 'text_area_read_only', 'radio-button-group-read-only'];
const secret = /(?:^|[._-])(?:password|passwd|secret|token|api_?key|pin)(?:$|[._-])/i;

export const d11: LintRule = {
  id: 'D11',
  severity: 'warning',
  title: 'A fixed prompt taken for a secret or for an answer',
  why: 'Its value is sent to every visitor’s browser and set by the server again, whatever the visitor sends.',
  *check(context) {
    const written = writtenPrompts(context);
    for (const prompt of context.prompts) {
      if (!forced.includes(textField(prompt, 'type') ?? '')) continue;
      const type = textField(prompt, 'type') ?? '';
      const key = textField(prompt, 'field_key') ?? '';
      const isEmpty =
        type !== 'static' &&
        written.has(prompt) &&
        context.flag(prompt, 'required') !== false &&
        context.isEmpty(prompt, 'initial_value') &&
        context.isEmpty(prompt, 'placeholder') &&
        !type.includes('read_only');
      if (!secret.test(key) && !isEmpty) continue;
      yield {
        record: prompt,
        field: 'type',
        message: secret.test(key)
          ? `“${context.label(prompt)}” keeps “${key}” in a ${type} prompt, which hides nothing.`
          : `“${context.label(prompt)}” is ${type} and has no value, so “${key}” is always empty.`,
      };
    }
  },
};
