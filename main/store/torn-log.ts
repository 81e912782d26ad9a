import { readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';

const blockSize = 32_768;
const headerSize = 7;
const lengthAt = 4;
const typeAt = 6;
const kinds = { full: 1, first: 2, middle: 3, last: 4 } as const;

/**
 * How many bytes of a LevelDB log are whole records. Less than there are where a process was ended while writing the
 * last one: its header or body runs past the end, or its last fragment never came. Other damage is not judged here,
 * then the answer is the full length.
 *
 * Source: LevelDB, doc/log_format.md: blocks of 32,768 bytes; records of checksum (4), length (2), type (1), body.
 */
export function wholeLength(log: Uint8Array): number {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength);
  let at = 0;
  let begun: number | undefined;
  while (at < log.length) {
    const left = blockSize - (at % blockSize);
    if (left < headerSize) {
      at += left;
      continue;
    }
    if (at + headerSize > log.length) return begun ?? at;
    const length = view.getUint16(at + lengthAt, true);
    const type = view.getUint8(at + typeAt);
    const size = headerSize + length;
    if (type === 0 && length === 0) {
      // Space that was reserved and never written: the rest of the block means nothing.
      at += left;
      continue;
    }
    if (size > left || type > kinds.last) return log.length;
    if (at + size > log.length) return begun ?? at;
    if (type === kinds.first) begun = at;
    if (type === kinds.full || type === kinds.last) begun = undefined;
    at += size;
  }
  return begun ?? log.length;
}

/**
 * Cuts torn last records off the logs and manifests of a LevelDB, `folder` and those in it; returns the names of the
 * files that were cut. To be called while nobody has the database open.
 *
 * Chromium goes on writing to the log that it finds, right after a torn record. It reads that as damage the next time
 * and throws the whole database away: after two kills, everything acknowledged would be gone.
 */
export async function mendTornLogs(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const mended: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) mended.push(...(await mendTornLogs(path)));
    else if (/^(\d+\.log|MANIFEST-\d+)$/.test(entry.name) && (await mend(path))) mended.push(entry.name);
  }
  return mended;
}

async function mend(path: string): Promise<boolean> {
  const log = await readFile(path);
  const whole = wholeLength(log);
  if (whole === log.length) return false;
  await truncate(path, whole);
  return true;
}
