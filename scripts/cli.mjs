#!/usr/bin/env node
// The command line out of the checkout: bundles main/cli when a source of it changed, then runs it in this process.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const entry = join(root, 'main', 'cli', 'index.ts');
const cache = join(root, 'node_modules', '.cache', 'stagecraft', 'cli');
const manifestPath = join(cache, 'manifest.json');
const bundleLifeMs = 3_600_000;
// After `npm ci`, so that the first call is quick too; never a reason for the installation to fail.
const prebuild = process.argv[2] === '--prebuild';

/** Size and time of a file, or `gone`: what tells that a source changed without reading it. */
function fileState(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  return found === undefined ? 'gone' : `${found.size} ${found.mtimeMs}`;
}

function cachedBundle() {
  try {
    const { bundle, inputs } = JSON.parse(readFileSync(manifestPath, 'utf8'));
    const fresh = Object.entries(inputs).every(([path, state]) => fileState(path) === state);
    return fresh && statSync(join(cache, bundle), { throwIfNoEntry: false })
      ? join(cache, bundle)
      : undefined;
  } catch {
    return undefined;
  }
}

/** A file comes into being whole: another start may read it at any moment. */
function writeWhole(name, text) {
  const draft = join(cache, `${name}.${process.pid}`);
  writeFileSync(draft, text);
  renameSync(draft, join(cache, name));
}

function removeOld(keep) {
  for (const name of readdirSync(cache)) {
    if (name === keep || name === 'manifest.json') continue;
    const found = statSync(join(cache, name), { throwIfNoEntry: false });
    if (found && Date.now() - found.mtimeMs > bundleLifeMs) rmSync(join(cache, name), { force: true });
  }
}

async function bundle() {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    logLevel: 'silent',
    legalComments: 'none',
    external: ['pyodide'],
    loader: { '.py': 'text' },
  });
  const text = outputFiles[0].text;
  const name = `cli-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.cjs`;
  mkdirSync(cache, { recursive: true });
  writeWhole(name, text);
  const paths = [...Object.keys(metafile.inputs), 'package-lock.json', 'scripts/cli.mjs'];
  const inputs = Object.fromEntries(paths.map((path) => [path, fileState(path)]));
  writeWhole('manifest.json', JSON.stringify({ bundle: name, inputs }));
  removeOld(name);
  return join(cache, name);
}

async function bundleOrExplain() {
  try {
    return cachedBundle() ?? (await bundle());
  } catch (error) {
    if (prebuild) return undefined;
    if (!error.errors) throw error;
    const { formatMessages } = await import('esbuild');
    const messages = await formatMessages(error.errors, { kind: 'error', color: process.stderr.isTTY });
    process.stderr.write(`the command line does not build:\n\n${messages.join('')}`);
    process.exitCode = 2;
    return undefined;
  }
}

// npm starts scripts in the project's folder; paths on the command line mean the caller's.
const callerFolder = process.env.npm_lifecycle_event === 'cli' ? process.env.INIT_CWD : undefined;
if (!prebuild || statSync(entry, { throwIfNoEntry: false })) {
  const path = await bundleOrExplain();
  if (path && !prebuild) {
    if (callerFolder) process.chdir(callerFolder);
    const { main } = createRequire(import.meta.url)(path);
    process.exitCode = await main(process.argv.slice(2));
  }
}
