// Builds main, preload and the pages, unless what stands in out/ was built from exactly these sources.
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectFolder } from './electron-runtime.mjs';
import { withLock } from './lock.mjs';
import { run } from './process.mjs';
import { Problem, runScript, say } from './say.mjs';

const sources = ['main', 'renderer', 'shared', 'assets'];
const plugins = ['descriptor-json', 'first-picture', 'pyodide-files', 'python-text'].map(
  (name) => `scripts/${name}.mjs`,
);
const settings = [
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  ...plugins,
];
const stamp = join(projectFolder, 'out', 'built-from');

async function sourceFiles() {
  const found = await Promise.all(
    sources.map(async (folder) => {
      const entries = await readdir(join(projectFolder, folder), { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
    }),
  );
  return [...found.flat(), ...settings.map((name) => join(projectFolder, name))].sort();
}

async function fingerprint() {
  const hash = createHash('sha256');
  for (const path of await sourceFiles()) {
    hash
      .update(path.slice(projectFolder.length))
      .update('\0')
      .update(await readFile(path))
      .update('\0');
  }
  return hash.digest('hex');
}

const isBuilt = async (wanted) => (await readFile(stamp, 'utf8').catch(() => '')) === wanted;

/** Ends with `out/` holding the app as the sources are now; throws with the compiler's words where they do not build. */
export async function ensureBuild() {
  if (await isBuilt(await fingerprint())) return;
  await withLock(join(projectFolder, 'node_modules', '.cache', 'stagecraft', 'build.lock'), async () => {
    const wanted = await fingerprint();
    if (await isBuilt(wanted)) return;
    say('building ...');
    const cli = join(projectFolder, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const { code, output } = await run(process.execPath, [cli, 'build'], { cwd: projectFolder });
    if (code !== 0) throw new Problem(`the build failed\n${output.trim()}`, 1);
    await writeFile(stamp, wanted);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runScript(ensureBuild);
