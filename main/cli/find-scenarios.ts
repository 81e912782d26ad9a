import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileProblem, unreadable } from './read-files';
import { UsageError } from './usage-error';

/** Files as they are named, and every JSON or YAML file below a folder, in the order of their names; not none. */
export async function findScenarios(paths: readonly string[]): Promise<readonly string[]> {
  const found = await findFiles(paths, /\.(json|ya?ml)$/i);
  if (found.length > 0) return found;
  const message = 'There is no scenario (a JSON or YAML file) in this folder. Name a file or another folder.';
  throw UsageError.at(paths.map((path) => fileProblem(path, 'file/no-scenario', message)));
}

/** Files as they are named, and every YAML file below a folder, in the order of their names; not none. */
export async function findBlueprints(paths: readonly string[]): Promise<readonly string[]> {
  const found = await findFiles(paths, /\.ya?ml$/i);
  if (found.length > 0) return found;
  const message = 'There is no blueprint (a YAML file) in this folder. Name a file or another folder.';
  throw UsageError.at(paths.map((path) => fileProblem(path, 'file/no-blueprint', message)));
}

const refuse =
  (path: string) =>
  (error: unknown): never => {
    throw UsageError.at([unreadable(path, error)]);
  };

async function findFiles(paths: readonly string[], endings: RegExp): Promise<readonly string[]> {
  const found = await Promise.all(paths.map((path) => filesAt(path, endings)));
  return [...new Set(found.flat())];
}

async function filesAt(path: string, endings: RegExp): Promise<readonly string[]> {
  const state = await stat(path).catch(refuse(path));
  if (!state.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true }).catch(refuse(path));
  const sorted = entries.sort((left, right) => (left.name < right.name ? -1 : 1));
  const below = sorted.map((entry) => {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) return filesAt(inner, endings);
    return Promise.resolve(endings.test(entry.name) ? [inner] : []);
  });
  return (await Promise.all(below)).flat();
}
