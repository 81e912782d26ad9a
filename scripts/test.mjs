// npm test [-- VITEST ARGUMENTS…]: everything the tests need, all tests, and one line that counts them.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countReport, countsLine } from './counts.mjs';
import { projectFolder } from './electron-runtime.mjs';
import { makeReady } from './ready.mjs';
import { runScript } from './say.mjs';
import { startScreen } from './screen.mjs';

function runVitest(args, env) {
  const cli = join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs');
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [cli, 'run', ...args], {
      cwd: projectFolder,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    // A Ctrl-C reaches the child through the terminal; we only wait for its end.
    process.on('SIGINT', () => undefined);
    child.on('error', fail);
    child.on('close', done);
  });
}

async function runTests(args) {
  const runtime = await makeReady({ screen: true });
  const screen = process.platform === 'linux' ? await startScreen() : undefined;
  const folder = await mkdtemp(join(tmpdir(), 'stagecraft-test-'));
  const reportPath = join(folder, 'report.json');
  try {
    const env = { ...runtime.env, ...(screen && { DISPLAY: screen.display }) };
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
    const exitCode = await runVitest([...reporters, ...args], env);
    const report = await readFile(reportPath, 'utf8').then(JSON.parse, () => undefined);
    return countReport(report, exitCode);
  } finally {
    await screen?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await runScript(async () => {
  let counts = { passed: 0, failed: 1 };
  try {
    counts = await runTests(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`stagecraft: ${error.message}\n`);
  }
  process.stdout.write(`${countsLine(counts)}\n`);
  return counts.failed === 0 ? 0 : 1;
});
