import type { LintRule } from '../rule';

/** Where most entries are like that, as in a server's own export, one finding is enough. */
const most = 3;

export const e09: LintRule = {
  id: 'E09',
  severity: 'warning',
  title: 'A primary key beside other identifiers',
  why: 'The server takes the first object that has the key or matches the rest, and these may be two.',
  *check(context) {
    for (const parsed of context.files) {
      const found = parsed.entries.filter(
        ({ identifiers }) => 'pk' in identifiers && Object.keys(identifiers).length > 1,
      );
      for (const { path } of found.slice(0, found.length > most ? 1 : most)) {
        yield {
          text: { parsed, path: [...path, 'identifiers', 'pk'], what: 'key' },
          field: 'pk',
          message:
            found.length > most
              ? `${String(found.length)} entries have a pk among other identifiers, this is the first. Take the pk out.`
              : 'This entry has a pk among other identifiers. Take the pk out.',
        };
      }
    }
  },
};
