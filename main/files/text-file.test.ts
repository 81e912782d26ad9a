import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { lstatSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { largestFile, readTextFile, writeTextFile } from './text-file';
import { decodeUtf8 } from './utf8';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stagecraft-files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const file = (content: string | Uint8Array): string => {
  const path = join(folder, 'flow.yaml');
  writeFileSync(path, content);
  return path;
};

describe('reading', () => {
  it('keeps a byte order mark and every line ending', async () => {
    const text = '\uFEFFversion: 1\r\nname: "ä 🙂"\n\r';
    expect(await readTextFile(file(text))).toEqual({
      ok: true,
      value: { path: join(folder, 'flow.yaml'), text },
    });
  });

  it.each([
    ['latin-1', Buffer.from('version: 1\nname: B\u00fcro', 'latin1'), 2, 8],
    ['a lone continuation byte', Buffer.from([0x61, 0x0a, 0x62, 0x80]), 2, 2],
    ['a sequence cut off at the end', Buffer.from([0x61, 0xe2, 0x82]), 1, 2],
    ['a surrogate half', Buffer.from([0x0a, 0x0a, 0xed, 0xa0, 0x80]), 3, 1],
    ['columns counted in UTF-16 units', Buffer.concat([Buffer.from('🙂ä'), Buffer.from([0xff])]), 1, 4],
  ])('says where %s is', async (...[, bytes, line, column]) => {
    const result = await readTextFile(file(bytes));
    expect(result).toMatchObject({ ok: false, error: { code: 'files/not-utf8', at: { line, column } } });
  });

  it('finds the first bad byte wherever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]);
        const lines = before.split('\n');
        expect(decodeUtf8(bytes, 'f')).toMatchObject({
          ok: false,
          error: { at: { line: lines.length, column: lines.at(-1)!.length + 1 } },
        });
      }),
    );
  });

  it('says what to do about UTF-16, a folder, a missing and a too large file', async () => {
    const messages = [
      await readTextFile(file(Buffer.from('\uFEFFversion', 'utf16le'))),
      await readTextFile(folder),
      await readTextFile(join(folder, 'none.yaml')),
    ];
    expect(messages).toMatchObject([
      { error: { message: expect.stringContaining('UTF-16') as string } },
      { error: { code: 'files/folder' } },
      { error: { code: 'files/missing', at: { path: join(folder, 'none.yaml') } } },
    ]);
    const large = file('');
    truncateSync(large, largestFile + 1);
    expect(await readTextFile(large)).toMatchObject({ ok: false, error: { code: 'files/too-large' } });
  });
});

describe('writing', () => {
  it('replaces the text, keeps permissions and leaves nothing beside it', async () => {
    const path = file('old');
    chmodSync(path, 0o640);
    expect(await writeTextFile(path, 'new ä', 'old')).toEqual({ ok: true, value: null });
    expect(readFileSync(path, 'utf8')).toBe('new ä');
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['flow.yaml']);
  });

  it('writes through a symbolic link', async () => {
    const path = file('old');
    const alias = join(folder, 'alias.yaml');
    symlinkSync(path, alias);
    await writeTextFile(alias, 'new');
    expect(lstatSync(alias).isSymbolicLink()).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('refuses a file that is not as expected, and leaves it', async () => {
    const path = file('theirs');
    expect(await writeTextFile(path, 'mine', 'old')).toMatchObject({
      ok: false,
      error: { code: 'files/changed-on-disk', at: { path } },
    });
    expect(readFileSync(path, 'utf8')).toBe('theirs');
    rmSync(path);
    expect(await writeTextFile(path, 'mine', 'old')).toMatchObject({
      ok: false,
      error: { code: 'files/missing' },
    });
  });

  it('says so where it cannot write', async () => {
    const path = join(folder, 'no-such-folder', 'flow.yaml');
    expect(await writeTextFile(path, 'x')).toMatchObject({ ok: false, error: { code: 'files/missing' } });
  });
});
