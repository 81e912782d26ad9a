import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

// A lock folder is made before the process id is written into it; this long it may lack one.
const graceMs = 5_000;

async function isAbandoned(folder) {
  try {
    const owner = Number(await readFile(join(folder, 'pid'), 'utf8'));
    process.kill(owner, 0);
    return false;
  } catch (error) {
    if (error.code === 'EPERM') return false;
    if (error.code === 'ESRCH') return true;
  }
  const made = await stat(folder).catch(() => undefined);
  return made !== undefined && Date.now() - made.mtimeMs > graceMs;
}

/** Runs `work` while no other process on this machine holds `folder`. A lock whose owner died is taken over. */
export async function withLock(folder, work) {
  await mkdir(dirname(folder), { recursive: true });
  for (;;) {
    try {
      await mkdir(folder);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (await isAbandoned(folder)) await rm(folder, { recursive: true, force: true });
      else await wait(200);
    }
  }
  try {
    await writeFile(join(folder, 'pid'), String(process.pid));
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
