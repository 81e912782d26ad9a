import type { ParsedBlueprint } from '../../blueprint/text/blueprint-text';
import type { LintContext } from '../context';
import type { LintRule } from '../rule';

const unresolved = /KeyOf: failed to find entry with `id` of `(.+?)` and/;

/** An id that a reference asks for and no entry has. */
function missingId(context: LintContext, parsed: ParsedBlueprint): string | undefined {
  const ids = new Set(parsed.entries.map(({ id }) => id));
  for (const { message } of context.verdictOf(parsed)) {
    const [, id] = unresolved.exec(message) ?? [];
    if (id !== undefined && !ids.has(id)) return id;
  }
  return undefined;
}

export const e02: LintRule = {
  id: 'E02',
  severity: 'warning',
  title: 'Two entries of the same id',
  why: '!KeyOf takes the one that is applied first.',
  *check(context) {
    for (const parsed of context.files) {
      const missing = missingId(context, parsed);
      const seen = new Set<string>();
      for (const { id, path } of parsed.entries) {
        if (id === undefined) continue;
        if (seen.has(id)) {
          yield {
            text: { parsed, path: [...path, 'id'] },
            message:
              `The id “${id}” is used by an entry before. Give this one another` +
              (missing === undefined ? '.' : `, perhaps “${missing}”, which a !KeyOf asks for in vain.`),
            ...(missing !== undefined && { severity: 'error' }),
          };
        }
        seen.add(id);
      }
    }
  },
};
