import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { layers } from '../../layers.config.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folders = Object.keys(layers).sort((left, right) => right.length - left.length);

function layerOf(file: string): string | undefined {
  return folders.find((folder) => file.startsWith(`${folder}/`));
}

/** The relative imports of a file, as repository paths; type imports, re-exports and dynamic imports included. */
function importsOf(file: string, text: string): readonly string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.normalize(posix.join(posix.dirname(file), name)));
}

function violationsOf(file: string, text: string): readonly string[] {
  const from = layerOf(file);
  if (!from) return [`${file} lies in no folder of the table`];
  const allowed = [from, ...(layers[from] ?? [])];
  return importsOf(file, text)
    .filter((target) => /^(shared|main|renderer|test|scripts)\//.test(target))
    .filter((target) => !allowed.includes(layerOf(target) ?? ''))
    .map((target) => `${file} imports ${target}`);
}

function sourceFiles(): readonly string[] {
  return ['shared', 'main', 'renderer']
    .flatMap((top) => readdirSync(join(root, top), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.d.ts'));
}

describe('the table of layers', () => {
  it('names only folders that it has, and no circle', () => {
    const visit = (folder: string, above: readonly string[]): void => {
      expect(above, `circle over ${folder}`).not.toContain(folder);
      for (const next of layers[folder] ?? []) {
        expect(Object.keys(layers)).toContain(next);
        visit(next, [...above, folder]);
      }
    };
    for (const folder of folders) visit(folder, []);
  });

  it('keeps main and renderer apart', () => {
    for (const [folder, allowed] of Object.entries(layers)) {
      const foreign = folder.startsWith('main/') ? 'renderer/' : 'main/';
      expect(allowed.filter((other) => other.startsWith(foreign) && !folder.startsWith(foreign))).toEqual([]);
    }
  });
});

describe('every source file', () => {
  it('imports only what the table allows', () => {
    const files = sourceFiles();
    expect(files.length).toBeGreaterThan(10);
    const violations = files.flatMap((file) => violationsOf(file, readFileSync(join(root, file), 'utf8')));
    expect(violations).toEqual([]);
  });

  it.each([
    ['shared/document/x.ts', "import type { A } from '../blueprint/b';"],
    ['shared/kernel/x.ts', "export { a } from '../authentik/record';"],
    ['renderer/canvas/x.ts', "import { a } from '../inspector/b';"],
    ['renderer/canvas/x.ts', "const a = import('../../main/app/index');"],
    ['main/store/host/x.ts', "import '../store';"],
    ['shared/elsewhere/x.ts', ''],
  ])('is reported when it does not: %s', (file, text) => {
    expect(violationsOf(file, text)).toHaveLength(1);
  });
});
