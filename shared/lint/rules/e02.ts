import type { LintRule } from '../rule';

export const e02: LintRule = {
  id: 'E02',
  severity: 'warning',
  title: 'Two entries of the same id',
  why: '!KeyOf takes the one that is applied first.',
  *check(context) {
    for (const parsed of context.files) {
      const seen = new Set<string>();
      for (const { id, path } of parsed.entries) {
        if (id === undefined) continue;
        if (seen.has(id)) {
          yield {
            text: { parsed, path: [...path, 'id'] },
            message: `The id “${id}” is used by an entry before. Give this one another.`,
          };
        }
        seen.add(id);
      }
    }
  },
};
