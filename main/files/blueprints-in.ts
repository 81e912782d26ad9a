import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { fileProblem, systemProblem } from './file-problems';

const most = 1_000;
const deepest = 12;

/**
 * The blueprints in a folder and below it, by path. As a server finds them: what is hidden is left out, and links are
 * not followed; `.yml` is taken too.
 */
export async function blueprintsIn(
  folder: string,
): Promise<{ readonly paths: readonly string[]; readonly problems: readonly Diagnostic[] }> {
  const paths: string[] = [];
  const problems: Diagnostic[] = [];
  const visit = async (path: string, depth: number): Promise<void> => {
    try {
      const entries = await readdir(path, { withFileTypes: true });
      for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
        if (paths.length > most || entry.name.startsWith('.')) continue;
        if (entry.isFile() && /\.ya?ml$/i.test(entry.name)) paths.push(join(path, entry.name));
        else if (entry.isDirectory() && depth < deepest) await visit(join(path, entry.name), depth + 1);
      }
    } catch (error) {
      problems.push(systemProblem(error, path));
    }
  };
  await visit(folder, 0);
  if (paths.length > most) {
    const message = `There are more than ${String(most)} blueprints here. Choose a folder further down.`;
    return { paths: [], problems: [fileProblem('too-many', message, { path: folder })] };
  }
  if (paths.length === 0 && problems.length === 0) {
    problems.push(
      fileProblem('no-blueprints', 'There is no blueprint (*.yaml) in this folder.', { path: folder }),
    );
  }
  return { paths, problems };
}
