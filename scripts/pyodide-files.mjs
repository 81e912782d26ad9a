// Puts the Python interpreter's own files beside the page's assets, under names that it knows itself by.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const files = [
  'pyodide.mjs',
  'pyodide.asm.mjs',
  'pyodide.asm.wasm',
  'python_stdlib.zip',
  'pyodide-lock.json',
];

/** Folder below the built pages. */
export const pyodideFolder = 'assets/pyodide';

export const pyodideFiles = {
  name: 'pyodide-files',
  apply: 'build',
  generateBundle() {
    const home = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
    for (const file of files) {
      this.emitFile({
        type: 'asset',
        fileName: `${pyodideFolder}/${file}`,
        source: readFileSync(join(home, file)),
      });
    }
  },
};
