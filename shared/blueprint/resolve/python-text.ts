import { PyOpaque, PySet, PyTag, PyTuple } from './python-value';
import type { PyValue, PyDict } from './python-value';

/** How a tag that stands in a text shows itself: authentik resolves it as if nothing else were there. */
export type ShowTag = (tag: PyTag) => string;

/** Python's `str(value)`. */
export function pyStr(value: PyValue, showTag: ShowTag): string {
  if (typeof value === 'string') return value;
  if (value instanceof PyOpaque) return value.text;
  return pyRepr(value, showTag);
}

/** Python's `repr(value)`. */
export function pyRepr(value: PyValue, showTag: ShowTag): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return floatRepr(value);
  if (typeof value === 'string') return stringRepr(value);
  if (value instanceof PyTag) return showTag(value);
  if (value instanceof PyOpaque) return value.repr;
  return containerRepr(value, showTag);
}

function containerRepr(value: PyValue[] | PyTuple | PyDict | PySet, showTag: ShowTag): string {
  const list = (items: readonly PyValue[]): string => items.map((item) => pyRepr(item, showTag)).join(', ');
  if (Array.isArray(value)) return `[${list(value)}]`;
  if (value instanceof PyTuple)
    return value.items.length === 1 ? `(${list(value.items)},)` : `(${list(value.items)})`;
  if (value instanceof PySet) return value.items.length === 0 ? 'set()' : `{${list(value.items)}}`;
  const pairs = [...value.entries()].map(
    ([key, item]) => `${pyRepr(key, showTag)}: ${pyRepr(item, showTag)}`,
  );
  return `{${pairs.join(', ')}}`;
}

/** Shortest digits that read back the same, as both languages choose them, in Python's spelling. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const [digits, power] = value.toExponential().split('e') as [string, string];
  const exponent = Number(power);
  if (exponent >= 16 || exponent < -4) {
    const sign = exponent < 0 ? '-' : '+';
    return `${digits}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const plain = exponent < 0 ? value.toFixed(Math.max(0, fraction(digits) - exponent)) : value.toString();
  return plain.includes('.') ? plain : `${plain}.0`;
}

function fraction(digits: string): number {
  return digits.split('.')[1]?.length ?? 0;
}

export function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = '';
  for (const char of text) out += char === quote || char === '\\' ? `\\${char}` : visible(char);
  return quote + out + quote;
}

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const invisible = /^[\p{C}\p{Z}]$/u;

function visible(char: string): string {
  if (char === ' ' || !invisible.test(char)) return char;
  return named[char] ?? escapeChar(char);
}

export function escapeChar(char: string): string {
  const code = char.codePointAt(0)!;
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** Python's `ascii(value)`. */
export function asciiOf(text: string): string {
  return [...text].map((char) => (char.codePointAt(0)! < 0x7f ? char : escapeChar(char))).join('');
}
