import { spawn } from 'node:child_process';

/**
 * Runs a command to its end and returns what it printed. Nothing is shown, nothing is asked.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & {limitMs?: number}} [options] after `limitMs` it is killed
 * @returns {Promise<{code: number | null, output: string}>} `code` is null where it was killed or does not exist
 */
export function run(command, args, { limitMs, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const timer = limitMs && setTimeout(() => child.kill('SIGKILL'), limitMs);
    const finish = (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    };
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => {
      output += error.message;
      finish(null);
    });
    child.on('close', finish);
  });
}

/** As `run`, but throws where the command fails. */
export async function must(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')} failed (${code ?? 'killed'}):\n${output.trim()}`);
  return output;
}
