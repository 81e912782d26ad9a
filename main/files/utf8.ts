import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Result } from '../../shared/kernel/result';
import { fail, ok } from '../../shared/kernel/result';
import { fileProblem } from './file-problems';

/** Bytes as text, a byte order mark kept. What is not UTF-8 is refused, with the place of the first such byte. */
export function decodeUtf8(bytes: Uint8Array, path: string): Result<string, Diagnostic> {
  if (isUtf8(bytes))
    return ok(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return fail(
      fileProblem('not-utf8', 'This file is saved as UTF-16. Save it as UTF-8 and open it again.', { path }),
    );
  }
  const offset = firstInvalid(bytes);
  const { line, column } = placeOf(bytes, offset);
  const byte = (bytes[offset] ?? 0).toString(16).padStart(2, '0');
  return fail(
    fileProblem(
      'not-utf8',
      `The byte 0x${byte} is not UTF-8: the file is in another encoding, or no text. Save it as UTF-8 and open it again.`,
      { path, line, column },
    ),
  );
}

/** Offset of the first byte that begins no valid sequence. Halving works: a valid text's prefixes are valid up to a cut. */
function firstInvalid(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isUtf8(bytes.subarray(0, wholeUpTo(bytes, middle)))) valid = middle;
    else invalid = middle;
  }
  return wholeUpTo(bytes, valid);
}

/** Moves a cut back in front of a sequence that it would split. */
function wholeUpTo(bytes: Uint8Array, cut: number): number {
  for (let back = 1; back <= 3 && back <= cut; back += 1) {
    const byte = bytes[cut - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? cut - back : cut;
  }
  return cut;
}

function placeOf(bytes: Uint8Array, offset: number): { line: number; column: number } {
  const before = Buffer.from(bytes.buffer, bytes.byteOffset, offset);
  let line = 1;
  let start = 0;
  for (let at = before.indexOf(10); at !== -1; at = before.indexOf(10, at + 1)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: before.subarray(start).toString('utf8').length + 1 };
}
