import { importerSays } from '../importer-says';
import type { LintRule } from '../rule';

export const e12: LintRule = {
  id: 'E12',
  severity: 'error',
  title: 'attrs of null',
  why: 'The server’s importer crashes on it; write {} or leave attrs out.',
  overVerdict: true,
  check: (context) => importerSays(context, ({ code }) => code === 'import/attrs-null'),
};
