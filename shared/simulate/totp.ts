import { hmac } from '@noble/hashes/hmac';
import { sha1 } from '@noble/hashes/legacy';
import { hexToBytes } from '@noble/hashes/utils';

export const stepSeconds = 30;

/** RFC 6238 with SHA-1: the number of the code, without leading zeros. */
export function totpNumber(keyHex: string, step: number, digits: number): number {
  const counter = new Uint8Array(8);
  new DataView(counter.buffer).setUint32(4, step);
  const digest = hmac(sha1, hexToBytes(keyHex), counter);
  const offset = (digest[19] ?? 0) & 0xf;
  const binary = new DataView(digest.buffer, digest.byteOffset).getUint32(offset) & 0x7fffffff;
  return binary % 10 ** digits;
}

export function totpText(keyHex: string, seconds: number, digits: number): string {
  return String(totpNumber(keyHex, Math.floor(seconds / stepSeconds), digits)).padStart(digits, '0');
}
