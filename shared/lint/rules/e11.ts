import type { LintRule } from '../rule';

export const e11: LintRule = {
  id: 'E11',
  severity: 'warning',
  title: 'A condition that is a text',
  why: 'Every text that is not empty counts as true, “false” too.',
  *check(context) {
    for (const parsed of context.files) {
      for (const { path, conditions } of parsed.entries) {
        for (const [index, value] of conditions.entries()) {
          if (typeof value !== 'string' || value === '') continue;
          yield {
            text: { parsed, path: [...path, 'conditions', index] },
            message: `The condition “${value}” is a text. Take the quotes away or use a tag.`,
          };
        }
      }
    }
  },
};
