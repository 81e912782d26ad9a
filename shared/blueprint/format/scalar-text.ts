import { floatRepr } from '../resolve/python-text';
import { isTypedPlain } from '../text/plain-scalar';

export type Context = 'block' | 'flow' | 'key';

// Anything else than printable characters on one line goes into double quotes, escaped.

const needsEscape = /[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]/;
const astral = /[\ud800-\udbff][\udc00-\udfff]/g;
// Typed for readers of YAML 1.2, or for readers of YAML 1.1 that are stricter than PyYAML.
const typedElsewhere = /^(?:[yYnN]|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|\d{4}-.*)$/;

/** Whether the text can stand without quotes and be read as that text, whatever its type. */
export function isPlainSyntax(text: string, context: Context): boolean {
  if (text === '' || text !== text.trim() || hasControl(text)) return false;
  if (/^[-?:]$|^[?:,[\]{}#&*!|>'"%@`]|^-\s|^---|^\.\.\./.test(text)) return false;
  if (/:(?:\s|$)|\s#/.test(text)) return false;
  if (context === 'key' && text.length > 500) return false;
  return context !== 'flow' || !/[,[\]{}?]/.test(text);
}

/** Text of a string that reads back as that string under YAML 1.1 and 1.2. */
export function stringText(text: string, context: Context): string {
  const plain = isPlainSyntax(text, context) && !isTypedPlain(text) && !typedElsewhere.test(text);
  return plain ? text : quoted(text);
}

/** Double quotes where nothing needs an escape, else single ones where these do. */
export function quoted(text: string): string {
  if (hasControl(text)) return doubleQuoted(text);
  return /["\\]/.test(text) ? singleQuoted(text) : `"${text}"`;
}

export function canSingleQuote(text: string): boolean {
  return !hasControl(text);
}

export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
};

export function doubleQuoted(text: string): string {
  let out = '';
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (escapes[char] !== undefined) out += escapes[char];
    else if (code > 0xffff || !needsEscape.test(char)) out += char;
    else out += code <= 0xff ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
  }
  return `"${out}"`;
}

function hex(code: number, width: number): string {
  return code.toString(16).toUpperCase().padStart(width, '0');
}

function hasControl(text: string): boolean {
  return needsEscape.test(text) && needsEscape.test(text.replace(astral, ''));
}

/** Numbers as YAML 1.1 reads them back: a float has a dot and a signed exponent. */
export function numberText(value: number): string {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const text = floatRepr(value);
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text;
}

/** Whether a text reads back unchanged from a block (`|`) that finds its indentation in the first line. */
export function fitsLiteral(text: string): boolean {
  if (!text.includes('\n') || /^\s*$/.test(text)) return false;
  if (needsEscape.test(text.replace(astral, '').replace(/[\n\t]/g, ''))) return false;
  const first = text.split('\n').find((line) => line !== '')!;
  if (/^[ \t]/.test(first)) return false;
  const last = text.split('\n').at(-1)!;
  return last === '' ? !/(?:^|\n)[ \t]+\n+$/.test(text) : last.trim() !== '';
}

/** `|`, `|-` or `|+`, as the text's end wants it. */
export function chomping(text: string): '' | '-' | '+' {
  if (!text.endsWith('\n')) return '-';
  return text.endsWith('\n\n') ? '+' : '';
}

/** Lines of a block text, without its header; empty lines stay empty. */
export function literalLines(text: string): string[] {
  const lines = text.split('\n');
  if (text.endsWith('\n')) lines.pop();
  return lines;
}
