import { importerSays } from '../importer-says';
import type { LintRule } from '../rule';

export const e13: LintRule = {
  id: 'E13',
  severity: 'error',
  title: 'A tag that cannot be resolved where it stands',
  why: 'The server fails while it reads the tag and imports nothing of the file.',
  overVerdict: true,
  check: (context) =>
    importerSays(
      context,
      ({ code, message }) =>
        code === 'blueprint/tag-argument' ||
        (code === 'import/tag' && /\b(?:Index|Value) tag|Enumerate/.test(message)),
    ),
};
