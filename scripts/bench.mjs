// npm run bench [-- NAME…]: measures what can be felt, each beside a reference that is measured in the same run.
import { spawn } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { projectFolder } from './electron-runtime.mjs';
import { makeReady } from './ready.mjs';
import { runScript } from './say.mjs';
import { startScreen } from './screen.mjs';

const out = join(projectFolder, 'node_modules', '.cache', 'stagecraft', 'bench');

/** The benchmarks themselves, and the bare React Flow app that they are held against. */
async function build() {
  const from = (...names) => join(projectFolder, 'test', 'benchmarks', ...names);
  const common = { bundle: true, logLevel: 'warning', absWorkingDir: projectFolder };
  await mkdir(out, { recursive: true });
  await bundle({
    ...common,
    entryPoints: [from('main.ts')],
    outfile: join(out, 'main.mjs'),
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    loader: { '.py': 'text' },
    plugins: [projectScripts],
  });
  await bundle({
    ...common,
    entryPoints: [from('reference', 'page.tsx')],
    outfile: join(out, 'reference', 'page.js'),
    target: 'chrome114',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    jsx: 'automatic',
  });
  await bundle({
    ...common,
    entryPoints: [from('reference', 'main.ts')],
    outfile: join(out, 'reference', 'main.cjs'),
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    external: ['electron'],
  });
  await copyFile(from('reference', 'index.html'), join(out, 'reference', 'index.html'));
}

// The scripts find the project by where they stand, so they are not bundled.
const projectScripts = {
  name: 'project-scripts',
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/scripts\/[\w-]+\.mjs$/ }, ({ path }) => ({
      path: join(projectFolder, 'scripts', path.split('/').at(-1)),
      external: true,
    }));
  },
};

await runScript(async () => {
  const { env } = await makeReady({ screen: true });
  await build();
  const screen = process.platform === 'linux' ? await startScreen() : undefined;
  try {
    const child = spawn(process.execPath, [join(out, 'main.mjs'), ...process.argv.slice(2)], {
      cwd: projectFolder,
      env: {
        ...env,
        ...(screen && { DISPLAY: screen.display }),
        STAGECRAFT_BENCH_REFERENCE: join(out, 'reference'),
      },
      stdio: 'inherit',
    });
    return await new Promise((done) => child.on('exit', (code) => done(code ?? 1)));
  } finally {
    await screen?.stop();
  }
});
