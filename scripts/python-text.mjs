// Bundles `import text from './x.py'` as the text of the file: for Vite and Vitest; esbuild has a loader for it.
import { readFileSync } from 'node:fs';

export const pythonText = {
  name: 'python-text',
  enforce: 'pre',
  load(id) {
    return /\.py$/.test(id) ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))};` : undefined;
  },
};
