import { textField } from '../../document/values';
import { fixBySetting } from '../fixes';
import type { LintRule } from '../rule';

export const d13: LintRule = {
  id: 'D13',
  severity: 'warning',
  title: 'An optional username or password',
  why: 'A browser sends a blank value, and a blank one is refused all the same.',
  *check(context) {
    for (const prompt of context.prompts) {
      const type = textField(prompt, 'type');
      if (type !== 'username' && type !== 'password') continue;
      if (context.flag(prompt, 'required') !== false) continue;
      yield {
        record: prompt,
        field: 'required',
        message: `“${context.label(prompt)}” is an optional ${type}.`,
        fix: fixBySetting('Make it required', prompt, { required: true }),
      };
    }
  },
};
