import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { descriptorJson } from './scripts/descriptor-json.mjs';
import { firstPicture } from './scripts/first-picture.mjs';
import { pyodideFiles } from './scripts/pyodide-files.mjs';
import { pythonText } from './scripts/python-text.mjs';

const here = import.meta.dirname;

// What comes out, and who loads it:
//   out/main/index.cjs                            main process (package.json "main")
//   out/preload/editor.cjs, store-host.cjs        one self-contained file each: sandboxed preloads cannot require
//   out/renderer/renderer/index.html              the editor's page
//   out/renderer/main/store/host/index.html       the store host's page
// Targets are the oldest runtime that is supported (Electron 25: Node 18, Chromium 114), not the installed one.
const nodeOutput = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name]-[hash].cjs',
} as const;

export default defineConfig({
  main: {
    build: {
      target: 'node18',
      externalizeDeps: false,
      minify: true,
      rolldownOptions: { input: { index: resolve(here, 'main/app/index.ts') }, output: nodeOutput },
    },
  },
  preload: {
    build: {
      target: 'node18',
      externalizeDeps: false,
      isolatedEntries: true,
      minify: true,
      rolldownOptions: {
        input: {
          editor: resolve(here, 'main/preload/editor.ts'),
          'store-host': resolve(here, 'main/preload/store-host.ts'),
        },
        output: nodeOutput,
      },
    },
  },
  renderer: {
    root: here,
    publicDir: false,
    plugins: [react(), descriptorJson, pythonText, pyodideFiles],
    worker: { format: 'es', plugins: () => [descriptorJson, pythonText] },
    build: {
      target: 'chrome114',
      outDir: resolve(here, 'out/renderer'),
      minify: true,
      cssMinify: true,
      rolldownOptions: {
        input: {
          editor: resolve(here, 'renderer/index.html'),
          'store-host': resolve(here, 'main/store/host/index.html'),
        },
        output: {
          codeSplitting: {
            groups: [
              firstPicture(resolve(here, 'renderer/app/main.tsx'), resolve(here, 'main/store/host/page.ts')),
            ],
          },
        },
      },
    },
  },
});
