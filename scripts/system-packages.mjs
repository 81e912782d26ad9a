// What Electron and a virtual screen need from Debian or Ubuntu: found, and as root installed.
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { cacheFolder } from './electron-runtime.mjs';
import { withLock } from './lock.mjs';
import { must, run } from './process.mjs';
import { Problem, say } from './say.mjs';

// Debian 13 and Ubuntu 24.04 renamed some libraries when their time type grew; the first name that exists is taken.
const libraries = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libgbm1'],
  ['libasound2t64', 'libasound2'],
];
const virtualScreen = ['xvfb'];

async function hasCommand(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    if (
      folder &&
      (await access(join(folder, name)).then(
        () => true,
        () => false,
      ))
    )
      return true;
  }
  return false;
}

/** Shared libraries that the dynamic linker does not find for an executable. */
export function missingLibraries(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

async function isInstalled(name) {
  const { code, output } = await run('dpkg-query', ['-W', '-f', '${db:Status-Status}', name]);
  return code === 0 && output.trim() === 'installed';
}

async function firstKnown(names) {
  for (const name of names) {
    const { code, output } = await run('apt-cache', ['policy', name]);
    if (code === 0 && /Candidate: (?!\(none\))\S/.test(output)) return name;
  }
  return names.at(-1);
}

async function missingPackages(groups) {
  const missing = [];
  for (const names of groups) {
    const states = await Promise.all(names.map(isInstalled));
    if (!states.includes(true)) missing.push(names);
  }
  return missing;
}

async function install(groups) {
  await withLock(join(cacheFolder(), 'apt.lock'), async () => {
    const stillMissing = await missingPackages(groups);
    if (stillMissing.length === 0) return;
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    const apt = (...args) => must('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], options);
    await apt('update');
    const names = await Promise.all(stillMissing.map(firstKnown));
    say(`installing Debian packages: ${names.join(' ')} ...`);
    await apt('install', '-y', '--no-install-recommends', ...names);
  });
}

/** @returns which of the package groups this machine lacks, and the shared libraries that cannot be loaded */
async function inspect({ executablePath, screen }) {
  const [{ output }, xvfb] = await Promise.all([run('ldd', [executablePath]), hasCommand('Xvfb')]);
  const unloadable = missingLibraries(output);
  const screenMissing = screen && !xvfb;
  return { unloadable, screenMissing, complete: unloadable.length === 0 && !screenMissing };
}

function refusal(groups, { unloadable, screenMissing }, debian) {
  const names = groups.map((group) => group.at(-1));
  const lacking = [...unloadable, ...(screenMissing ? ['Xvfb'] : [])].join(', ');
  if (!debian) {
    return `Electron cannot start: missing ${lacking}. Install them with your system's package manager (on Debian they are in: ${names.join(' ')}).`;
  }
  return `Electron cannot start: missing ${lacking || names.join(', ')}. Type this, then start again:\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}\n`;
}

/**
 * Makes sure that Electron can be loaded and, where `screen` is asked for, that Xvfb is there.
 * Installs what is missing as root on Debian and Ubuntu; elsewhere throws a problem that names the command to type.
 */
export async function ensureSystemPackages({ executablePath, screen }) {
  if (process.platform !== 'linux') return;
  const before = await inspect({ executablePath, screen });
  if (before.complete) return;

  const debian = (await hasCommand('apt-get')) && (await hasCommand('dpkg-query'));
  const wanted = [
    ...(before.unloadable.length > 0 ? libraries : []),
    ...(before.screenMissing ? [virtualScreen] : []),
  ];
  const groups = debian ? await missingPackages(wanted) : wanted;
  if (!debian || process.getuid?.() !== 0) {
    throw new Problem(refusal(groups.length > 0 ? groups : wanted, before, debian));
  }
  await install(groups);

  const after = await inspect({ executablePath, screen });
  if (!after.complete) throw new Problem(refusal(wanted, after, debian));
}
