import { importerSays } from '../importer-says';
import type { LintRule } from '../rule';

const codes = [
  'import/identification-without-fields',
  'import/reputation-without-check',
  'import/binding-without-target',
  'import/binding-subjects',
  'import/redirect-without-target',
  'import/configure-without-stages',
];

export const e06: LintRule = {
  id: 'E06',
  severity: 'error',
  title: 'What the server’s check of the entry misses',
  why: 'The check sees only what stands in this entry, also where the object exists already.',
  overVerdict: true,
  check: (context) => importerSays(context, ({ code }) => codes.includes(code)),
};
