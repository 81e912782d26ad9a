import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mendTornLogs, wholeLength } from './torn-log';

const blockSize = 32_768;

/** Writes records as LevelDB does (checksums left zero: nothing here reads them) and tells where each one ends. */
function writeLog(sizes: readonly number[]): { readonly log: Uint8Array; readonly ends: readonly number[] } {
  const bytes: number[] = [];
  const ends = sizes.map((size) => {
    let rest = size;
    let first = true;
    do {
      const left = blockSize - (bytes.length % blockSize);
      if (left < 7) bytes.push(...Array<number>(left).fill(0));
      const room = blockSize - (bytes.length % blockSize) - 7;
      const part = Math.min(rest, room);
      const last = part === rest;
      const type = first ? (last ? 1 : 2) : last ? 4 : 3;
      bytes.push(0, 0, 0, 0, part % 256, part >> 8, type, ...Array<number>(part).fill(0xab));
      rest -= part;
      first = false;
    } while (rest > 0);
    return bytes.length;
  });
  return { log: Uint8Array.from(bytes), ends };
}

it('keeps all of a log that was written whole', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 70_000 }), { maxLength: 5 }), (sizes) => {
      const { log } = writeLog(sizes);
      expect(wholeLength(log)).toBe(log.length);
    }),
    { numRuns: 60 },
  );
});

it('ends after the last whole record, wherever the log was cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 5 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (sizes, part) => {
        const { log, ends } = writeLog(sizes);
        const cut = Math.floor(log.length * part);
        const whole = wholeLength(log.subarray(0, cut));
        const last = Math.max(0, ...ends.filter((end) => end <= cut));
        // Up to six bytes of filling may stand between the end of a record and that of its block.
        expect(whole).toBeGreaterThanOrEqual(last);
        expect(whole - last).toBeLessThan(7);
        expect(whole).toBeLessThanOrEqual(cut);
      },
    ),
    { numRuns: 200 },
  );
});

it('leaves damage that no end of a process explains', () => {
  const { log } = writeLog([100, 100]);
  const damaged = Uint8Array.from(log);
  damaged[6] = 9;
  expect(wholeLength(damaged)).toBe(damaged.length);
});

it('skips space that was reserved and never written', () => {
  const { log } = writeLog([100]);
  const reserved = new Uint8Array(2 * blockSize);
  reserved.set(log);
  expect(wholeLength(reserved)).toBe(reserved.length);
});

it('cuts logs and manifests in the folders below, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'torn-log-'));
  try {
    const database = join(folder, 'one.leveldb');
    await mkdir(database);
    const { log, ends } = writeLog([500, 900]);
    const torn = log.subarray(0, log.length - 20);
    for (const name of ['000004.log', 'MANIFEST-000001', '000005.ldb'])
      await writeFile(join(database, name), torn);
    await writeFile(join(database, '000003.log'), log);
    expect([...(await mendTornLogs(folder))].sort()).toEqual(['000004.log', 'MANIFEST-000001']);
    const length = async (name: string): Promise<number> => (await readFile(join(database, name))).length;
    expect(await length('000004.log')).toBe(ends[0]);
    expect(await length('MANIFEST-000001')).toBe(ends[0]);
    expect(await length('000005.ldb')).toBe(torn.length);
    expect(await length('000003.log')).toBe(log.length);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('has nothing to do where there is no database', async () => {
  expect(await mendTornLogs(join(tmpdir(), 'there-is-no-such-folder'))).toEqual([]);
});
