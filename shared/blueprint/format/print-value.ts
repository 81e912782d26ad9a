import { isExternalReference, isRecordReference, isTaggedValue } from '../../authentik/record';
import type { FieldValue, TaggedValue } from '../../authentik/record';
import {
  chomping,
  fitsLiteral,
  isPlainSyntax,
  literalLines,
  numberText,
  quoted,
  stringText,
} from './scalar-text';
import type { Context } from './scalar-text';

type Mapping = Readonly<Record<string, FieldValue>>;

/** How blocks are indented; the house style is 2 and 2. */
export interface PrintStyle {
  /** Spaces a nested mapping stands to the right of its key. */
  readonly step: number;
  /** Spaces a list's dashes stand to the right of their key. */
  readonly listIndent: number;
  /** Longest tag or list of scalars that is written on one line. */
  readonly width: number;
}

export const houseStyle: PrintStyle = { step: 2, listIndent: 2, width: 100 };

/**
 * A value in block style. The first line is what follows `key:` or `-` on the same line (empty, or beginning
 * with a space); the others are indented relative to the key.
 */
export function printBlock(value: FieldValue, style: PrintStyle): string[] {
  if (typeof value === 'string') {
    if (!fitsLiteral(value)) return [` ${stringText(value, 'block')}`];
    const pad = ' '.repeat(style.step);
    return [` |${chomping(value)}`, ...literalLines(value).map((line) => (line === '' ? '' : pad + line))];
  }
  const plain = plainOf(value);
  if (Array.isArray(plain)) return printList(plain as readonly FieldValue[], style);
  if (isTaggedValue(plain)) return printTag(plain, style);
  if (plain === null || typeof plain !== 'object') return [` ${printFlow(plain)}`];
  return printMapping(Object.entries(plain as Mapping), style);
}

function printMapping(entries: readonly (readonly [string, FieldValue])[], style: PrintStyle): string[] {
  if (entries.length === 0) return [' {}'];
  const pad = ' '.repeat(style.step);
  const lines = [''];
  for (const [key, item] of entries) {
    const [head, ...rest] = printBlock(item, style);
    lines.push(`${pad}${stringText(key, 'key')}:${head}`, ...rest.map((line) => indented(line, pad)));
  }
  return lines;
}

function printList(items: readonly FieldValue[], style: PrintStyle): string[] {
  if (items.length === 0) return [' []'];
  const pad = ' '.repeat(style.listIndent);
  return ['', ...items.flatMap((item) => printItem(item, style).map((line) => indented(line, pad)))];
}

/** One list item with its dash, from column 0. */
export function printItem(item: FieldValue, style: PrintStyle): string[] {
  // After a dash nested blocks stand two columns to its right, whatever the step.
  // A list right behind a dash, or behind a tag behind it, stands two columns to its right as well.
  const nested = isTaggedValue(item) || Array.isArray(item);
  const [head, ...rest] = printBlock(item, { ...style, step: 2, ...(nested ? { listIndent: 2 } : {}) });
  if (head !== '' || rest.length === 0) return [`-${head}`, ...rest];
  return [`- ${rest[0]!.trimStart()}`, ...rest.slice(1)];
}

function indented(line: string, pad: string): string {
  return line === '' ? '' : pad + line;
}

function printTag(tagged: TaggedValue, style: PrintStyle): string[] {
  const flow = printFlow(tagged);
  const { $tag, value } = tagged;
  if (flow.length <= style.width || typeof value !== 'object' || value === null) return [` ${flow}`];
  if ($tag === '!!map') return printMapping(value as readonly [string, FieldValue][], style);
  const [head, ...rest] = printBlock(value, style);
  return head === '' ? [` ${$tag}`, ...rest] : [` ${$tag}${head}`, ...rest];
}

/** A value on one line. */
export function printFlow(value: FieldValue, context: Context = 'flow'): string {
  if (typeof value === 'string') return stringText(value, context);
  if (typeof value === 'number') return numberText(value);
  if (value === null || typeof value === 'boolean') return String(value);
  const plain = plainOf(value);
  if (Array.isArray(plain)) return `[${plain.map((item: FieldValue) => printFlow(item)).join(', ')}]`;
  if (isTaggedValue(plain)) return flowTag(plain);
  return flowMapping(Object.entries(plain as Mapping));
}

function flowMapping(entries: readonly (readonly [string, FieldValue])[]): string {
  return `{${entries.map(([key, item]) => `${stringText(key, 'flow')}: ${printFlow(item)}`).join(', ')}}`;
}

function flowTag({ $tag, value }: TaggedValue): string {
  switch ($tag) {
    case '!!int':
      return typeof value === 'string' ? wholeNumber(value) : printFlow(value);
    case '!!timestamp':
    case '!!float':
      return typeof value === 'string' ? value : printFlow(value);
    case '!!map':
      return flowMapping(value as readonly [string, FieldValue][]);
    case '!!set':
      return `!!set {${(value as readonly FieldValue[]).map((item) => `${printFlow(item)}: null`).join(', ')}}`;
    default:
      return `${$tag} ${argumentText(value)}`;
  }
}

/** Python reads no more than 4,300 decimal digits, but any number of others. */
function wholeNumber(digits: string): string {
  if (digits.length <= 4_300) return digits;
  const size = BigInt(digits.replace('-', '')).toString(16);
  return `${digits.startsWith('-') ? '-' : ''}0x${size}`;
}

/** A tag's argument is text whatever it looks like: `!Context 5` needs no quotes. */
function argumentText(value: FieldValue): string {
  if (value === null) return '""';
  if (typeof value === 'string') return isPlainSyntax(value, 'flow') ? value : quoted(value);
  return printFlow(value);
}

/** References as the tags that they are written as. */
function plainOf(value: FieldValue): FieldValue {
  if (isExternalReference(value)) {
    return {
      $tag: '!Find',
      value: [value.$external.model, ...value.$external.where.map((pair) => [...pair])],
    };
  }
  if (isRecordReference(value))
    throw new Error('A reference to a record has to be named before it is printed.');
  return value;
}
