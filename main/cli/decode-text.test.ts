import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text';

const bytes = (...parts: readonly (string | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));

describe('bytes as text', () => {
  it.each([
    ['UTF-8', bytes('a: é\n'), 'a: é\n'],
    ['UTF-8 with its mark', bytes(0xef, 0xbb, 0xbf, 'a'), '\ufeffa'],
    ['UTF-16, little end first', Buffer.from('\ufeffa: é', 'utf16le'), '\ufeffa: é'],
    ['UTF-16, big end first', Buffer.from('\ufeffa', 'utf16le').swap16(), '\ufeffa'],
    ['nothing', bytes(), ''],
  ])('%s', (_, given, text) => {
    expect(decodeText(given, 'a.yaml')).toEqual({ ok: true, value: text });
  });

  it.each([
    ['the first byte', bytes(0x80), 1, 1],
    ['a later line', bytes('a\nbé', 0xc3, '\n'), 2, 3],
    ['after a replacement character of its own', bytes('\ufffd\n\ufffd', 0xff), 2, 2],
    ['half a pair of UTF-16', Buffer.concat([Buffer.from('\ufeffa\n', 'utf16le'), bytes(0x00, 0xd8)]), 2, 1],
  ])('is refused where it is none: %s', (...[, given, line, column]) => {
    const decoded = decodeText(given, 'a.yaml');
    expect(decoded.ok).toBe(false);
    expect(!decoded.ok && decoded.error.at).toEqual({ path: 'a.yaml', line, column });
  });

  it('names the byte, counted from 1', () => {
    const decoded = decodeText(bytes('\ufffd\n\ufffd', 0xff), 'a.yaml');
    expect(!decoded.ok && decoded.error.message).toContain('(byte 8)');
  });
});
