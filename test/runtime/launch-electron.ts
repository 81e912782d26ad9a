import type { ElectronApplication } from 'playwright-core';
import { _electron, errors } from 'playwright-core';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import { say } from '../../scripts/say.mjs';

const patienceMs = 60_000;

/**
 * Starts Electron and connects to it. Rarely, on a busy machine, both connections stand and the driver's first question
 * is never answered, before anything of the test began; such a process is ended and, once, another is started, and
 * that is said.
 */
export async function launchElectron(args: readonly string[]): Promise<ElectronApplication> {
  const { executablePath, args: own, env } = await electronRuntime();
  const launch = () =>
    _electron.launch({ executablePath, args: [...own, ...args], env, timeout: patienceMs });
  try {
    return await launch();
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    say('Electron did not answer its driver; it is started once more.');
    return await launch();
  }
}
