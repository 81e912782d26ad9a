import { python } from '@codemirror/lang-python';
import { yaml } from '@codemirror/lang-yaml';
import type { Extension } from '@codemirror/state';

export type CodeLanguage = 'python' | 'yaml' | 'text';

export const languageExtensions: Readonly<Record<CodeLanguage, () => Extension>> = {
  python: () => python(),
  yaml: () => yaml(),
  text: () => [],
};
