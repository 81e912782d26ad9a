import { importerSays } from '../importer-says';
import type { LintRule } from '../rule';

export const e07: LintRule = {
  id: 'E07',
  severity: 'error',
  title: 'A binding that would never be evaluated',
  why: 'The server refuses it: with both switches off no policy of it would ever be asked.',
  overVerdict: true,
  check: (context) => importerSays(context, ({ code }) => code === 'import/binding-never-evaluated'),
};
