import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface SeedText {
  /** File, and what in it, for people. */
  readonly name: string;
  readonly text: string;
}

function filesIn(folder: string, ending: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

const read = (path: string): string => readFileSync(path, 'utf8');

interface Exchange {
  readonly request: { readonly path: string };
  readonly response: { readonly body: unknown };
}

/** Answers of servers to the export of a flow. */
function serverExports(path: string): readonly SeedText[] {
  return (JSON.parse(read(path)) as readonly Exchange[])
    .filter(({ request, response }) => request.path.endsWith('/export/') && typeof response.body === 'string')
    .map(({ request, response }) => ({ name: request.path, text: String(response.body) }));
}

/** The blueprints of a recorded run's world. */
function worldTexts(path: string): readonly SeedText[] {
  const { world } = JSON.parse(read(path)) as { world?: { blueprints?: readonly string[] } };
  return (world?.blueprints ?? []).map((text, at) => ({ name: `${path}, ${String(at)}`, text }));
}

/** Every blueprint text of the project, and of the folder of recordings beside it where there is one. */
export function seedTexts(root: string): readonly SeedText[] {
  const samples = join(root, 'test', 'samples');
  const recorded = join(root, '..', 'shared', 'authentik');
  const folders = [
    join(root, 'assets', 'blueprints'),
    samples,
    join(recorded, 'blueprints'),
    join(recorded, 'blueprints-2026.5'),
    join(recorded, 'gold', 'blueprints'),
  ];
  const files = folders
    .flatMap((folder) => filesIn(folder, '.yaml'))
    .map((path) => ({ name: path.slice(root.length + 1), text: read(path) }));
  const worlds = [join(samples, 'scenarios'), join(recorded, 'gold', 'scenarios')]
    .flatMap((folder) => filesIn(folder, '.json'))
    .flatMap(worldTexts);
  const exports = filesIn(join(recorded, 'gold', 'api'), 'flows.json').flatMap(serverExports);
  return [...files, ...worlds, ...exports].filter(({ text }) => text.length < 100_000);
}
