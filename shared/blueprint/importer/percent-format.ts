import { caught, uncaught } from './evaluation-error';
import type { Value } from './value';
import { asText, isList, isMapping, typeName } from './value';

const conversion = /%(?:\(([^)]*)\))?([#0\- +]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?([\s\S]?)/g;
const numeric = 'diouxXeEfFgG';

/** Python's `format % tuple(args)`, as far as a blueprint can tell; widths and precisions are applied to text only. */
export function percentFormat(format: Value, args: readonly Value[]): string {
  if (typeof format !== 'string')
    return caught(`unsupported operand type(s) for %: '${typeName(format)}' and 'tuple'`);
  let used = 0;
  const next = (): Value => {
    if (used >= args.length) return caught('not enough arguments for format string');
    used += 1;
    return args[used - 1]!;
  };
  const text = format.replaceAll(conversion, (...match: readonly unknown[]) => {
    const [key, , width, precision, kind] = match.slice(1, 6) as (string | undefined)[];
    if (kind === '') return uncaught('ValueError: incomplete format');
    if (kind === '%') return '%';
    if (key !== undefined) return caught('format requires a mapping');
    if (width === '*') next();
    if (precision === '*') next();
    return convert(kind!, next());
  });
  if (used < args.length) return caught('not all arguments converted during string formatting');
  return text;
}

function convert(kind: string, value: Value): string {
  if (kind === 's') return asText(value);
  if (kind === 'r' || kind === 'a') return repr(value);
  if (kind === 'c') return character(value);
  if (numeric.includes(kind)) return numberText(kind, value);
  const code = kind.codePointAt(0)!.toString(16);
  return uncaught(`ValueError: unsupported format character '${kind}' (0x${code}) at index 1`);
}

function character(value: Value): string {
  const fits = typeof value === 'string' ? [...value].length === 1 : typeof value === 'number';
  return fits ? asText(value) : caught('%c requires int or char');
}

function numberText(kind: string, value: Value): string {
  const isNumber = typeof value === 'number' || typeof value === 'boolean';
  if ('eEfFgG'.includes(kind)) {
    return isNumber ? Number(value).toFixed(6) : caught(`must be real number, not ${typeName(value)}`);
  }
  if (!isNumber) {
    const wanted = 'diu'.includes(kind) ? 'a real number' : 'an integer';
    return caught(`%${kind} format: ${wanted} is required, not ${typeName(value)}`);
  }
  const whole = Math.trunc(Number(value));
  if (kind === 'x') return whole.toString(16);
  if (kind === 'X') return whole.toString(16).toUpperCase();
  return kind === 'o' ? whole.toString(8) : String(whole);
}

/** Python's `repr`, near enough for a message. */
export function repr(value: Value): string {
  if (typeof value === 'string') return value.includes("'") ? `"${value}"` : `'${value}'`;
  if (isList(value)) return `[${value.map(repr).join(', ')}]`;
  if (isMapping(value))
    return `{${Object.entries(value)
      .map(([key, item]) => `${repr(key)}: ${repr(item)}`)
      .join(', ')}}`;
  return asText(value);
}
