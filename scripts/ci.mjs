// What .ci/run calls: the README's test command and every check, counted; needs nothing but Node and npm.
import { spawn } from 'node:child_process';
import { countsLine, readCounts } from './counts.mjs';

const root = new URL('..', import.meta.url);
const minute = 60_000;

const steps = [
  { name: 'install', command: ['npm', 'ci'], limitMs: 15 * minute },
  { name: 'tests', command: ['npm', 'test'], limitMs: 45 * minute, count: readCounts },
  { name: 'fuzz', command: ['npm', 'run', '-s', 'fuzz', '--', '--seconds', '60'], limitMs: 5 * minute },
  { name: 'types', command: ['npm', 'run', '-s', 'types'], limitMs: 8 * minute },
  { name: 'lint', command: ['npm', 'run', '-s', 'lint'], limitMs: 8 * minute },
  { name: 'layers', command: ['npm', 'run', '-s', 'layers'], limitMs: 5 * minute },
  { name: 'formatting', command: ['npm', 'run', '-s', 'format:check'], limitMs: 5 * minute },
];

/** Runs a step in a process group of its own, shows its output and keeps it; past its limit the whole group is ended. */
function runStep({ command: [program, ...args], limitMs }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    };
    const timer = setTimeout(() => {
      process.stdout.write(`over its limit of ${limitMs / minute} minutes\n`);
      process.kill(-child.pid, 'SIGKILL');
    }, limitMs);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => keep(`${error.message}\n`));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    });
  });
}

const total = { passed: 0, failed: 0 };
const failures = [];
for (const step of steps) {
  process.stdout.write(`\n== ${step.name}: ${step.command.join(' ')}\n`);
  const began = Date.now();
  const { code, output } = await runStep(step);
  // A step that counts nothing itself is one check; one that failed without counting a failure is a failed check.
  const own = step.count?.(output) ?? { passed: code === 0 ? 1 : 0, failed: 0 };
  total.passed += own.passed;
  total.failed += code !== 0 && own.failed === 0 ? 1 : own.failed;
  if (code !== 0) failures.push(step.name);
  process.stdout.write(
    `== ${step.name}: ${code === 0 ? 'ok' : 'FAILED'}, ${Math.round((Date.now() - began) / 1000)} s\n`,
  );
  if (code !== 0 && step.name === 'install') break;
}
if (failures.length > 0) process.stdout.write(`\nfailed: ${failures.join(', ')}\n`);
process.stdout.write(`${countsLine(total)}\n`);
process.exitCode = failures.length === 0 && total.failed === 0 ? 0 : 1;
