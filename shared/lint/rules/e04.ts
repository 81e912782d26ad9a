import { importerSays } from '../importer-says';
import type { LintRule } from '../rule';

const codes = ['import/no-identifiers', 'import/unknown-identifier', 'import/bad-identifier'];

export const e04: LintRule = {
  id: 'E04',
  severity: 'error',
  title: 'An entry that identifies nothing',
  why: 'The server cannot tell which object is meant and imports nothing of the file.',
  overVerdict: true,
  check: (context) => importerSays(context, ({ code }) => codes.includes(code)),
};
