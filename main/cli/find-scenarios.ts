import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from './usage-error';

/** Files as they are named, and every JSON or YAML file below a folder, in the order of their names. */
export function findScenarios(paths: readonly string[]): Promise<readonly string[]> {
  return findFiles(paths, /\.(json|ya?ml)$/i);
}

/** Files as they are named, and every YAML file below a folder, in the order of their names. */
export function findBlueprints(paths: readonly string[]): Promise<readonly string[]> {
  return findFiles(paths, /\.ya?ml$/i);
}

async function findFiles(paths: readonly string[], endings: RegExp): Promise<readonly string[]> {
  const found = await Promise.all(paths.map((path) => filesAt(path, endings)));
  return [...new Set(found.flat())];
}

async function filesAt(path: string, endings: RegExp): Promise<readonly string[]> {
  const state = await stat(path).catch(() => undefined);
  if (!state) throw new UsageError(`${path}: there is no such file or folder.`);
  if (!state.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const sorted = entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  const below = sorted.map((entry) => {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) return filesAt(inner, endings);
    return Promise.resolve(endings.test(entry.name) ? [inner] : []);
  });
  return (await Promise.all(below)).flat();
}
