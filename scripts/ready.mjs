import { ensureBuild } from './build.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/**
 * Everything it takes to run the app on this machine: Electron, the system's libraries, the build.
 *
 * @param {{screen: boolean}} needs whether a virtual screen will be wanted
 */
export async function makeReady({ screen }) {
  const runtime = await electronRuntime();
  await ensureSystemPackages({ executablePath: runtime.executablePath, screen });
  await ensureBuild();
  return runtime;
}
