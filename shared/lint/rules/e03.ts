import { importerSays } from '../importer-says';
import type { LintRule } from '../rule';

const shapes = [
  'blueprint/version',
  'blueprint/state',
  'blueprint/type',
  'blueprint/missing',
  'blueprint/top',
];

export const e03: LintRule = {
  id: 'E03',
  severity: 'error',
  title: 'Not the form of a blueprint',
  why: 'The server refuses the whole file before it looks at any object.',
  overVerdict: true,
  check: (context) => importerSays(context, ({ code }) => shapes.includes(code)),
};
