import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Result } from '../../shared/kernel/result';
import { fail, ok } from '../../shared/kernel/result';

/**
 * Bytes as text: UTF-8, or UTF-16 where the file begins with its mark, as PyYAML reads it. A byte order mark
 * stays in the text. Refused at the first byte that is no text.
 */
export function decodeText(bytes: Uint8Array, path: string): Result<string, Diagnostic> {
  const encoding = encodingOf(bytes);
  try {
    return ok(new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const { byte, ...place } = placeOfFault(bytes, encoding);
    const name = encoding === 'utf-8' ? 'UTF-8' : 'UTF-16';
    const from = byte === undefined ? 'from here on' : `from here on (byte ${String(byte + 1)})`;
    const message = `The file is not ${name} text ${from}. Save it as UTF-8.`;
    const at = { path, ...place };
    return fail({ code: 'file/not-text', severity: 'error', message, at });
  }
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

const replacement = '\ufffd';

/** Where a lenient reading first puts a replacement character that the bytes do not spell out. */
function placeOfFault(
  bytes: Uint8Array,
  encoding: Encoding,
): { readonly line: number; readonly column: number; readonly byte?: number } {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  let at = text.indexOf(replacement);
  let byte: number | undefined;
  if (encoding === 'utf-8') {
    let before = 0;
    let offset = 0;
    for (; at >= 0; at = text.indexOf(replacement, at + 1)) {
      offset += Buffer.byteLength(text.slice(before, at));
      before = at;
      byte = offset;
      if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) break;
    }
  }
  const lead = text.slice(0, Math.max(0, at));
  const lineStart = lead.lastIndexOf('\n') + 1;
  return {
    line: lead.split('\n').length,
    column: lead.length - lineStart + 1,
    ...(byte !== undefined && { byte }),
  };
}
