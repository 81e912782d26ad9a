import { importerSays } from '../importer-says';
import type { LintRule } from '../rule';

export const e01: LintRule = {
  id: 'E01',
  severity: 'error',
  title: 'A reference to an entry that is not there',
  why: 'The entry must come before, be applied and have that id, else the server imports nothing of the file.',
  overVerdict: true,
  check: (context) =>
    importerSays(context, ({ code, message }) => code === 'import/tag' && message.includes('KeyOf: ')),
};
