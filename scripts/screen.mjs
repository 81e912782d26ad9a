// A virtual screen for machines that have none.
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

function accepts(path) {
  return new Promise((resolve) => {
    const socket = connect({ path });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** Whether a window can be shown: always so outside Linux, and where a display is named and answers. */
export async function hasScreen(env = process.env) {
  if (process.platform !== 'linux') return true;
  if (env.WAYLAND_DISPLAY && env.XDG_RUNTIME_DIR) return true;
  const number = /^(?:unix)?:(\d+)/.exec(env.DISPLAY ?? '')?.[1];
  if (number === undefined) return Boolean(env.DISPLAY);
  const socket = `/tmp/.X11-unix/X${number}`;
  return (await accepts(socket)) || (await accepts(`\0${socket}`));
}

// The shell ends the server when its standard input closes: also when this process is killed and can say nothing.
const guarded = 'Xvfb -displayfd 1 -screen 0 "$1" -nolisten tcp </dev/null & read -r _; kill $!; wait';

/**
 * Starts Xvfb on a free display.
 *
 * @param {string} [geometry] width x height x depth
 * @returns {Promise<{display: string, stop: () => Promise<void>}>}
 */
export function startScreen(geometry = '1600x1000x24') {
  return new Promise((resolve, reject) => {
    // A process group of its own: Ctrl-C must not take the screen away from an app that is still saving.
    const guard = spawn('sh', ['-c', guarded, 'screen', geometry], {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    let errors = '';
    guard.stderr.on('data', (chunk) => (errors += chunk));
    guard.on('error', reject);
    const ended = new Promise((done) => guard.on('close', done));
    guard.stdin.on('error', () => undefined);
    const stop = () => {
      guard.stdin.end();
      return ended;
    };
    const lines = createInterface({ input: guard.stdout });
    lines.once('line', (line) => resolve({ display: `:${line.trim()}`, stop }));
    lines.once('close', () => {
      void stop();
      reject(new Error(`Xvfb did not start: ${errors.trim()}`));
    });
  });
}
