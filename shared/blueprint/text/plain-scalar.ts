/**
 * What a scalar means. Numbers beyond JavaScript's own keep their digits as text: `int` in decimal,
 * `float` as `.inf`, `-.inf` or `.nan`.
 */
export type ScalarMeaning =
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'null'; readonly value: null }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: number | bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'timestamp'; readonly value: string }
  | { readonly kind: 'merge'; readonly value: '<<' }
  | { readonly kind: 'equals'; readonly value: '=' }
  | { readonly kind: 'broken'; readonly value: string };

const booleans = new Map<string, boolean>();
for (const [word, value] of [
  ['yes', true],
  ['no', false],
  ['true', true],
  ['false', false],
  ['on', true],
  ['off', false],
] as const) {
  booleans.set(word, value);
  booleans.set(word.toUpperCase(), value);
  booleans.set(word[0]!.toUpperCase() + word.slice(1), value);
}

const integer =
  /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const real =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const timestamp =
  /^(?:\d{4}-\d\d-\d\d|(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.\d*)?(?:[ \t]*(?:Z|[-+](\d\d?)(?::(\d\d))?))?)$/;

/** Whether PyYAML reads the text, unquoted, as something else than text. */
export function isTypedPlain(text: string): boolean {
  return plainScalar(text).kind !== 'str';
}

/**
 * Meaning of an unquoted scalar as PyYAML 6 SafeLoader takes it (YAML 1.1, with PyYAML's own deviations:
 * `y` and `n` are text, a float needs a dot, an exponent needs a sign, `0o7` is text).
 */
export function plainScalar(text: string): ScalarMeaning {
  const first = text.charCodeAt(0);
  if (Number.isNaN(first)) return { kind: 'null', value: null };
  // Digits, + - and . : every other first letter than these and a few words is text at once.
  if ((first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e) {
    return numberLike(text);
  }
  if (text.length <= 5) {
    const truth = booleans.get(text);
    if (truth !== undefined) return { kind: 'bool', value: truth };
    if (text === '~' || text === 'null' || text === 'Null' || text === 'NULL')
      return { kind: 'null', value: null };
    if (text === '<<') return { kind: 'merge', value: '<<' };
    if (text === '=') return { kind: 'equals', value: '=' };
  }
  return { kind: 'str', value: text };
}

function numberLike(text: string): ScalarMeaning {
  if (real.test(text)) return { kind: 'float', value: readFloat(text) };
  if (integer.test(text)) return readInteger(text);
  const match = timestamp.exec(text);
  if (match === null) return { kind: 'str', value: text };
  return isRealDate(text, match)
    ? { kind: 'timestamp', value: text }
    : { kind: 'broken', value: 'There is no such date or time.' };
}

/** Reads a text that is tagged `!!int`, too. */
export function readInteger(source: string): ScalarMeaning {
  let digits = source.replaceAll('_', '');
  const negative = digits.startsWith('-');
  if (negative || digits.startsWith('+')) digits = digits.slice(1);
  const magnitude = readMagnitude(digits);
  if (magnitude === undefined) return { kind: 'broken', value: `"${source}" is no whole number.` };
  const value = negative ? -magnitude : magnitude;
  const small = Number(value);
  return { kind: 'int', value: Number.isSafeInteger(small) ? small : value };
}

// What CPython turns from decimal digits into a number, since 3.11.
const mostDigits = 4_300;

function readMagnitude(digits: string): bigint | undefined {
  if (digits.length > mostDigits && !/^0[bx0-7]/.test(digits)) return undefined;
  if (digits.includes(':')) {
    const parts = digits.split(':');
    if (!parts.every((part) => /^\d+$/.test(part))) return undefined;
    return parts.reduce((sum, part) => sum * 60n + BigInt(part), 0n);
  }
  if (/^0b[01]+$/.test(digits) || /^0x[0-9a-fA-F]+$/.test(digits)) return BigInt(digits);
  if (/^0[0-7]+$/.test(digits)) return BigInt(`0o${digits.slice(1)}`);
  return /^(?:0|[1-9]\d*)$/.test(digits) ? BigInt(digits) : undefined;
}

/** Reads a text that is tagged `!!float`, too; NaN where the text says so or is none. */
export function readFloat(source: string): number {
  let text = source.replaceAll('_', '').toLowerCase();
  const sign = text.startsWith('-') ? -1 : 1;
  if (text.startsWith('-') || text.startsWith('+')) text = text.slice(1);
  if (text === '.inf') return sign * Infinity;
  if (text === '.nan') return NaN;
  if (text.includes(':')) {
    return sign * text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  }
  return sign * Number(text);
}

function isRealDate(text: string, match: RegExpExecArray): boolean {
  const [, year, month, day, hour, minute, second, zoneHour] = match;
  if (year === undefined) return isDay(...(text.split('-').map(Number) as [number, number, number]));
  if (!isDay(Number(year), Number(month), Number(day))) return false;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return false;
  return zoneHour === undefined || Number(zoneHour) < 24;
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}
