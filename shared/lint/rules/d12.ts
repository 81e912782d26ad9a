import { textField } from '../../document/values';
import { fixBySetting } from '../fixes';
import type { LintRule } from '../rule';

export const d12: LintRule = {
  id: 'D12',
  severity: 'warning',
  title: 'Required, read-only and empty',
  why: 'The visitor cannot write anything, and nothing is refused.',
  *check(context) {
    for (const prompt of context.prompts) {
      if (!/^text(_area)?_read_only$/.test(textField(prompt, 'type') ?? '')) continue;
      if (context.flag(prompt, 'required') !== true || !context.isEmpty(prompt, 'initial_value')) continue;
      yield {
        record: prompt,
        field: 'initial_value',
        message: `“${context.label(prompt)}” is required and has no initial value.`,
        fix: fixBySetting('Make it optional', prompt, { required: false }),
      };
    }
  },
};
