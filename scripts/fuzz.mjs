// npm run fuzz -- [--seconds N] [--files N] [--seed N] [--first N]: damages blueprints in every way that is known,
// and does with each what the app and the command line do. The same seed damages in the same way; without one,
// every commit has its own. What fails is kept in artifacts/fuzz.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { projectFolder } from './electron-runtime.mjs';
import { run } from './process.mjs';
import { Problem, runScript, say } from './say.mjs';

/** Bundles the fuzzer into a folder of its own; `remove` takes it away again. */
export async function bundleFuzzer() {
  const folder = join(projectFolder, 'node_modules', '.cache', 'stagecraft', `fuzz-${process.pid}`);
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: ['run', 'worker'].map((name) => join(projectFolder, 'test', 'fuzz', `${name}.ts`)),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    external: ['pyodide'],
    loader: { '.py': 'text' },
    logLevel: 'error',
  });
  return {
    run: join(folder, 'run.cjs'),
    worker: join(folder, 'worker.cjs'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function seedOfCommit() {
  const { code, output } = await run('git', ['rev-parse', 'HEAD'], { cwd: projectFolder });
  return code === 0 ? Number.parseInt(output.slice(0, 7), 16) : 1;
}

function readOptions() {
  const text = { type: 'string' };
  const { values } = parseArgs({ options: { seconds: text, files: text, seed: text, first: text } });
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const number = Number(value);
      if (!Number.isFinite(number) || number < 0) throw new Problem(`--${name} wants a number`, 2);
      return [name, number];
    }),
  );
}

async function main() {
  const { seconds = 60, files = Infinity, first = 0, ...given } = readOptions();
  const seed = given.seed ?? (await seedOfCommit());
  const bundle = await bundleFuzzer();
  try {
    const { fuzz } = (await import(pathToFileURL(bundle.run).href)).default;
    say(`fuzzing with seed ${seed} ...`);
    const options = { root: projectFolder, worker: bundle.worker, seed, first, files, seconds, say };
    const { failures, slowest, ...counts } = await fuzz(options);
    say(
      `${counts.files} files (seed ${seed}): ${counts.texts} texts, ${counts.parsed} read, ` +
        `${counts.importable} importable; slowest ${slowest.ms} ms (${slowest.subject}, file ${slowest.index})`,
    );
    say(failures.length === 0 ? 'nothing failed' : `${failures.length} failures, kept in artifacts/fuzz`);
    return failures.length === 0 ? 0 : 1;
  } finally {
    await bundle.remove();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runScript(main);
