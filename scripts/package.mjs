// npm run package [-- ELECTRON-BUILDER ARGUMENTS…]: installers for this system, out of what is built.
import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { ensureBuild } from './build.mjs';
import { electronRuntime, projectFolder } from './electron-runtime.mjs';
import { must } from './process.mjs';
import { runScript } from './say.mjs';

/** The settings for the fallback runtime: no download, without the newest fuse, and without our launcher in the package. */
async function fallbackSettings(executablePath) {
  const asNode = { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } };
  const electronVersion = (await must(executablePath, ['-p', 'process.versions.electron'], asNode)).trim();
  const settings = parse(await readFile(join(projectFolder, 'electron-builder.yml'), 'utf8'));
  delete settings.electronFuses.grantFileProtocolExtraPrivileges;
  const whole = { ...settings, electronVersion, electronDist: dirname(executablePath) };
  const path = join(projectFolder, 'node_modules', '.cache', 'stagecraft', 'electron-builder.cjs');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `module.exports = { ...${JSON.stringify(whole)}, afterPack: ${withoutLauncher} };\n`);
  return ['--config', path];
}

// Runs inside electron-builder, as part of the settings file that is written above.
async function withoutLauncher({ appOutDir }) {
  const { rm } = await import('node:fs/promises');
  await rm(`${appOutDir}/resources/app`, { recursive: true, force: true });
}

await runScript(async () => {
  const { executablePath, kind } = await electronRuntime();
  await ensureBuild();
  const options = kind === 'fallback' ? await fallbackSettings(executablePath) : [];
  const cli = join(projectFolder, 'node_modules', 'electron-builder', 'cli.js');
  const args = [cli, '--publish', 'never', ...options, ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { cwd: projectFolder, stdio: 'inherit' });
  return new Promise((done) => child.on('exit', (code) => done(code ?? 1)));
});
