import { asciiOf, pyRepr, pyStr } from './python-text';
import type { ShowTag } from './python-text';
import { PyError, typeName } from './python-value';
import type { PyValue } from './python-value';

interface Spec {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly type: string;
}

const maxWidth = 1_000_000;

/**
 * Python's `text % tuple(values)` for a str, with CPython's errors: TypeError where the values do not fit,
 * ValueError where the format itself is broken.
 */
export function percentFormat(format: string, values: readonly PyValue[], showTag: ShowTag): string {
  const chars = [...format];
  let out = '';
  let next = 0;
  let at = 0;
  const take = (): PyValue => {
    if (next >= values.length) throw new PyError('TypeError', 'not enough arguments for format string');
    return values[next++]!;
  };
  const read = (): string => {
    const char = chars[at];
    if (char === undefined) throw new PyError('ValueError', 'incomplete format');
    return char;
  };
  const number = (): number | undefined => {
    if (chars[at] === '*') {
      at += 1;
      const value = take();
      if (typeof value !== 'bigint' && typeof value !== 'boolean')
        throw new PyError('TypeError', '* wants int');
      if (Math.abs(Number(value)) > maxWidth) throw new PyError('MemoryError', '');
      return Number(value);
    }
    let digits = '';
    while (/^\d$/.test(chars[at] ?? '')) digits += chars[at++]!;
    const found = digits === '' ? undefined : Number(digits);
    // Python would fill its memory with spaces; nobody wants to see that happen here.
    if (found !== undefined && found > maxWidth) throw new PyError('MemoryError', '');
    return found;
  };

  while (at < chars.length) {
    const char = chars[at++]!;
    if (char !== '%') {
      out += char;
      continue;
    }
    if (read() === '%') {
      out += '%';
      at += 1;
      continue;
    }
    // A tuple of arguments is no mapping, so a name in parentheses always fails, as it does on the server.
    if (read() === '(') throw new PyError('TypeError', 'format requires a mapping');
    let flags = '';
    while ('-+ #0'.includes(read())) flags += chars[at++]!;
    let width = number() ?? 0;
    if (width < 0) {
      flags += '-';
      width = -width;
    }
    let precision: number | undefined;
    if (read() === '.') {
      at += 1;
      precision = Math.max(0, number() ?? 0);
    }
    if ('hlL'.includes(read())) at += 1;
    const type = read();
    at += 1;
    const value = take();
    if (!'srac'.includes(type) && !'diuoxXeEfFgG'.includes(type)) throw badType(type, at - 1);
    out += convert(value, { flags, width, precision, type }, showTag);
  }
  if (next < values.length) {
    throw new PyError('TypeError', 'not all arguments converted during string formatting');
  }
  return out;
}

function badType(type: string, index: number): PyError {
  const code = type.codePointAt(0)!;
  const shown = code > 31 && code < 127 ? type : '?';
  const message = `unsupported format character '${shown}' (0x${code.toString(16)}) at index ${index}`;
  return new PyError('ValueError', message);
}

function convert(value: PyValue, spec: Spec, showTag: ShowTag): string {
  if ('src'.includes(spec.type) || spec.type === 'a') return pad(textOf(value, spec, showTag), spec, '');
  if ('diuoxX'.includes(spec.type)) return integerText(value, spec);
  return floatText(value, spec);
}

function textOf(value: PyValue, spec: Spec, showTag: ShowTag): string {
  if (spec.type === 'c') return charOf(value);
  const whole =
    spec.type === 's'
      ? pyStr(value, showTag)
      : spec.type === 'r'
        ? pyRepr(value, showTag)
        : asciiOf(pyRepr(value, showTag));
  return spec.precision === undefined ? whole : [...whole].slice(0, spec.precision).join('');
}

function charOf(value: PyValue): string {
  if (typeof value === 'bigint' || typeof value === 'boolean') {
    const code = Number(value);
    if (code < 0 || code > 0x10ffff) throw new PyError('OverflowError', '%c arg not in range(0x110000)');
    return String.fromCodePoint(code);
  }
  if (typeof value === 'string' && [...value].length === 1) return value;
  throw new PyError('TypeError', '%c requires int or char');
}

function integerText(value: PyValue, spec: Spec): string {
  const integer = toInteger(value, spec);
  const base = spec.type === 'o' ? 8 : spec.type === 'x' || spec.type === 'X' ? 16 : 10;
  const negative = integer < 0n;
  let digits = (negative ? -integer : integer).toString(base);
  if (spec.precision !== undefined) digits = digits.padStart(spec.precision, '0');
  const prefix = spec.flags.includes('#') ? (base === 16 ? '0x' : base === 8 ? '0o' : '') : '';
  const text = numberText({ negative, digits, prefix }, spec);
  return spec.type === 'X' ? text.toUpperCase() : text;
}

function toInteger(value: PyValue, spec: Spec): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  const decimal = 'diu'.includes(spec.type);
  if (typeof value === 'number' && decimal) {
    if (Number.isNaN(value)) throw new PyError('ValueError', 'cannot convert float NaN to integer');
    if (!Number.isFinite(value))
      throw new PyError('OverflowError', 'cannot convert float infinity to integer');
    return BigInt(Math.trunc(value));
  }
  const wanted = decimal ? 'a real number' : 'an integer';
  throw new PyError('TypeError', `%${spec.type} format: ${wanted} is required, not ${typeName(value)}`);
}

function floatText(value: PyValue, spec: Spec): string {
  const number = toFloat(value);
  const negative = number < 0 || Object.is(number, -0);
  const magnitude = Math.abs(number);
  const upper = spec.type === spec.type.toUpperCase();
  if (!Number.isFinite(number)) {
    const digits = Number.isNaN(number) ? 'nan' : 'inf';
    const plain = { ...spec, flags: spec.flags.replace('0', '') };
    const text = numberText({ negative: number === -Infinity, digits, prefix: '' }, plain);
    return upper ? text.toUpperCase() : text;
  }
  const precision = spec.precision ?? 6;
  const kind = spec.type.toLowerCase();
  const alternate = spec.flags.includes('#');
  const digits =
    kind === 'f'
      ? fixed(magnitude, precision)
      : kind === 'e'
        ? exponential(magnitude, precision)
        : general(magnitude, precision === 0 ? 1 : precision, alternate);
  const dotted = alternate && !digits.includes('.') ? digits.replace(/(?=e|$)/, '.') : digits;
  const text = numberText({ negative, digits: dotted, prefix: '' }, spec);
  return upper ? text.toUpperCase() : text;
}

function toFloat(value: PyValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'bigint') {
    const float = Number(value);
    if (!Number.isFinite(float)) throw new PyError('OverflowError', 'int too large to convert to float');
    return float;
  }
  throw new PyError('TypeError', `must be real number, not ${typeName(value)}`);
}

/** Exact decimals: JavaScript's toFixed gives up beyond 1e21 and beyond 100 places. */
function fixed(value: number, precision: number): string {
  if (value < 1e21 && precision <= 100) {
    return halfEven(value.toFixed(100), value.toFixed(precision), precision);
  }
  const whole = BigInt(Math.trunc(value)).toString();
  const places =
    precision === 0
      ? ''
      : `.${(value % 1).toFixed(Math.min(100, precision)).slice(2).padEnd(precision, '0')}`;
  return whole + places;
}

/**
 * JavaScript rounds a tie up, Python to the even digit; both know the exact value. `exact` has 100 places,
 * more than a tie can need.
 */
function halfEven(exact: string, rounded: string, places: number): string {
  const point = exact.indexOf('.') + 1;
  if (!/^50*$/.test(exact.slice(point + places))) return rounded;
  const cut = places === 0 ? exact.slice(0, point - 1) : exact.slice(0, point + places);
  return Number(cut.at(-1)) % 2 === 0 ? cut : rounded;
}

function exponential(value: number, precision: number): string {
  const places = Math.min(100, precision);
  const [rounded, power] = value.toExponential(places).split('e') as [string, string];
  const [exact, exactPower] = value.toExponential(100).split('e') as [string, string];
  // Rounding up to the next power of ten leaves a 1 and zeros, which a tie never does.
  const digits = power === exactPower ? halfEven(exact, rounded, places) : rounded;
  const exponent = Number(power);
  return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function general(value: number, precision: number, keepZeros: boolean): string {
  const exponent = Number(value.toExponential(Math.min(100, precision - 1)).split('e')[1]);
  const scientific = exponent < -4 || exponent >= precision;
  const text = scientific ? exponential(value, precision - 1) : fixed(value, precision - 1 - exponent);
  if (keepZeros || !text.includes('.')) return text;
  const [digits, power] = text.split('e') as [string, string?];
  const short = digits.replace(/\.?0+$/, '');
  return power === undefined ? short : `${short}e${power}`;
}

interface NumberParts {
  readonly negative: boolean;
  readonly digits: string;
  readonly prefix: string;
}

function numberText({ negative, digits, prefix }: NumberParts, spec: Spec): string {
  const sign = negative ? '-' : spec.flags.includes('+') ? '+' : spec.flags.includes(' ') ? ' ' : '';
  const head = sign + prefix;
  if (spec.flags.includes('0') && !spec.flags.includes('-')) {
    return head + digits.padStart(spec.width - head.length, '0');
  }
  return pad(digits, spec, head);
}

function pad(text: string, spec: Spec, head: string): string {
  const whole = head + text;
  const missing = ' '.repeat(Math.max(0, spec.width - [...whole].length));
  return spec.flags.includes('-') ? whole + missing : missing + whole;
}
