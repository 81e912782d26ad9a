import { importerSays } from '../importer-says';
import type { LintRule } from '../rule';

const codes = ['import/unknown-model', 'import/bad-model', 'import/model-not-allowed'];

export const e05: LintRule = {
  id: 'E05',
  severity: 'error',
  title: 'A model that the server does not import',
  why: 'One such entry and the server imports nothing of the file.',
  overVerdict: true,
  check: (context) => importerSays(context, ({ code }) => codes.includes(code)),
};
