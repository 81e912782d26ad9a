import type { CST } from 'yaml';

import type { FieldValue } from '../../authentik/record';
import { printBlock, printFlow, printItem } from '../format/print-value';
import { stringText } from '../format/scalar-text';
import type { Collection } from './token-place';
import {
  beforeBreak,
  columnOf,
  isCollection,
  itemEnd,
  itemStart,
  lineEnd,
  lineStart,
  opensLine,
  realItems,
} from './token-place';
import type { TextEdit } from './text-edit';
import type { Paper } from './write-slot';

/** Adds a key to a mapping behind the item at `after`. The mapping must have items. */
export function addPair(
  map: Collection,
  pair: { readonly key: string; readonly value: FieldValue; readonly after: number },
  paper: Paper,
): TextEdit[] {
  const items = realItems(map);
  const previous = items[pair.after] ?? items.at(-1)!;
  if (map.type === 'flow-collection') {
    const at = itemEnd(previous);
    return [{ start: at, end: at, text: `, ${stringText(pair.key, 'flow')}: ${printFlow(pair.value)}` }];
  }
  const column = columnOf(paper.text, itemStart(items[0]!));
  const [head, ...rest] = printBlock(pair.value, paper.style);
  return insertLines([`${stringText(pair.key, 'key')}:${head}`, ...rest], { previous, column }, paper);
}

/** Puts an item before the one at `index`; beyond the end it appends. The list must have items. */
export function insertItem(
  list: Collection,
  { index, value }: { readonly index: number; readonly value: FieldValue },
  paper: Paper,
): TextEdit[] {
  const items = realItems(list);
  if (list.type === 'flow-collection') {
    const next = items[index];
    const at = next === undefined ? itemEnd(items.at(-1)!) : itemStart(next);
    return [
      { start: at, end: at, text: next === undefined ? `, ${printFlow(value)}` : `${printFlow(value)}, ` },
    ];
  }
  const column = columnOf(paper.text, itemStart(items[0]!));
  const lines = printItem(value, paper.style);
  if (index > 0) return insertLines(lines, { previous: items[index - 1] ?? items.at(-1)!, column }, paper);
  const at = itemStart(items[0]!);
  const pad = ' '.repeat(column);
  const [first, ...rest] = lines;
  const text = [first, ...rest.map((line) => (line === '' ? '' : pad + line)), pad].join(paper.eol);
  return [{ start: at, end: at, text }];
}

function insertLines(
  lines: readonly string[],
  { previous, column }: { readonly previous: CST.CollectionItem; readonly column: number },
  { text, eol }: Paper,
): TextEdit[] {
  const pad = ' '.repeat(column);
  const block = lines.map((line) => (line === '' ? '' : pad + line));
  const end = itemEnd(previous);
  if (end > 0 && text[end - 1] === '\n')
    return [{ start: end, end, text: block.map((line) => line + eol).join('') }];
  const at = lineEnd(text, end);
  return [
    ...endBlockText(previous.value, text),
    { start: at, end: at, text: block.map((line) => eol + line).join('') },
  ];
}

/** A block text at the end of a file without a last line feed has none either; it must not get one. */
export function endBlockText(token: CST.Token | null | undefined, text: string): TextEdit[] {
  const last = lastScalar(token);
  if (last?.type !== 'block-scalar' || last.source === '' || !text.endsWith(last.source)) return [];
  const header = last.props.find(({ type }) => type === 'block-scalar-header');
  if (header === undefined || !('source' in header) || header.source.includes('-')) return [];
  const at = header.offset + header.source.length;
  const keep = header.source.indexOf('+');
  if (keep >= 0) return [{ start: header.offset + keep, end: header.offset + keep + 1, text: '-' }];
  return [{ start: at, end: at, text: '-' }];
}

function lastScalar(token: CST.Token | null | undefined): CST.Token | null | undefined {
  let current = token;
  while (isCollection(current) && current.type !== 'flow-collection')
    current = realItems(current).at(-1)?.value;
  return current;
}

/** Takes an item out of a collection that keeps others. Comments on lines of their own stay. */
export function removeItem(collection: Collection, index: number, { text }: Paper): TextEdit[] {
  const items = realItems(collection);
  const item = items[index]!;
  const next = items[index + 1];
  const start = itemStart(item);
  if (collection.type === 'flow-collection') {
    if (next !== undefined) return [{ start, end: itemStart(next), text: '' }];
    return [{ start: itemEnd(items[index - 1]!), end: itemEnd(item), text: '' }];
  }
  const last = lineEnd(text, beforeBreak(text, itemEnd(item)));
  if (opensLine(text, start)) return removeLines(text, lineStart(text, start), last);
  // The first item stands behind the dash of the list around it: the next one moves up to it.
  if (next === undefined) return [{ start, end: last, text: '' }];
  const between = text.slice(last, itemStart(next));
  if (between.trim() === '') return [{ start, end: itemStart(next), text: '' }];
  const dash = text.slice(0, start).trimEnd().length;
  return [{ start: dash, end: last, text: '' }];
}

function removeLines(text: string, start: number, end: number): TextEdit[] {
  const next = text.indexOf('\n', end);
  if (next >= 0) return [{ start, end: next + 1, text: '' }];
  return [{ start: beforeBreak(text, start), end: text.length, text: '' }];
}

/** Moves an item of a block list with the comments above it. */
export function moveItem(
  list: CST.BlockSequence,
  { from, to }: { readonly from: number; readonly to: number },
  { text, eol }: Paper,
): TextEdit[] {
  const items = realItems(list);
  const ends = items.map((item) => lineEnd(text, beforeBreak(text, itemEnd(item))));
  const first = itemStart(items[0]!);
  const pad = ' '.repeat(columnOf(text, first));
  const afterBreak = (at: number): number => {
    const next = text.indexOf('\n', at);
    return next < 0 ? text.length : next + 1;
  };
  const chunks = items.map((_item, index) => {
    const start = index === 0 ? first : afterBreak(ends[index - 1]!);
    const chunk = text.slice(start, ends[index]);
    return index === 0 ? pad + chunk : chunk;
  });
  const [moved] = chunks.splice(from, 1);
  chunks.splice(to, 0, moved!);
  const whole = chunks.join(eol);
  return [
    {
      start: first - pad.length,
      end: ends.at(-1)!,
      text: opensLine(text, first) ? whole : whole.trimStart(),
    },
  ].map((edit) => (opensLine(text, first) ? edit : { ...edit, start: first }));
}
