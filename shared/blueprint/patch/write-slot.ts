import type { CST } from 'yaml';

import { isTaggedValue } from '../../authentik/record';
import type { FieldValue } from '../../authentik/record';
import { houseStyle, printBlock, printFlow, printItem } from '../format/print-value';
import type { PrintStyle } from '../format/print-value';
import { stringText } from '../format/scalar-text';
import { keepStyle } from './scalar-style';
import type { Slot } from './slot';
import { beforeBreak, columnOf, itemStart, lineEnd, lineStart, realItems } from './token-place';
import type { TextEdit } from './text-edit';

/** What writing needs to know of the text around a slot. */
export interface Paper {
  readonly text: string;
  readonly eol: string;
  readonly style: PrintStyle;
}

/** Writes a value into a slot in place of what is there; comments beside and above it stay. */
export function writeSlot(slot: Slot, value: FieldValue, paper: Paper): TextEdit[] {
  const anchor = slot.anchor === undefined ? '' : ` ${slot.anchor}`;
  const [head, ...rest] = linesFor(slot, value, paper);
  const first = anchor + head!;
  if (slot.kind === 'root')
    return [{ start: slot.indicatorEnd, end: slot.end, text: rest.join(paper.eol) || first.trim() }];
  if (slot.flow) {
    if (slot.start !== undefined) return [{ start: slot.start, end: slot.end, text: first.trimStart() }];
    return [{ start: slot.indicatorEnd, end: slot.indicatorEnd, text: first }];
  }
  return writeBlock(slot, { first, rest }, paper);
}

function writeBlock(
  slot: Slot,
  { first, rest }: { readonly first: string; readonly rest: readonly string[] },
  { text, eol }: Paper,
): TextEdit[] {
  const pad = ' '.repeat(columnOf(text, itemStart(slot.item!)) + keyShift(slot, text));
  const below = rest.map((line) => (line === '' ? eol : eol + pad + line)).join('');
  const end = beforeBreak(text, slot.end);
  const start = slot.start ?? slot.indicatorEnd;
  const sameLine = lineStart(text, start) === lineStart(text, slot.indicatorEnd);
  if (sameLine) {
    const after = lineEnd(text, end);
    // A block text has its comment in its header already.
    const ownComment = slot.value?.type === 'block-scalar' && first.includes(' #');
    if (below === '' || after === end || ownComment)
      return [{ start: slot.indicatorEnd, end, text: first + below }];
    return [
      { start: slot.indicatorEnd, end, text: first },
      { start: after, end: after, text: below },
    ];
  }
  const breakBefore = beforeBreak(text, lineStart(text, start));
  return [
    { start: slot.indicatorEnd, end: slot.indicatorEnd, text: first },
    { start: breakBefore, end, text: below },
  ];
}

/** Columns between an item's first mark and its key: an explicit key or a tag before it. */
function keyShift(slot: Slot, text: string): number {
  const key = slot.item?.key;
  if (slot.kind !== 'map' || key == null) return 0;
  return Math.max(0, columnOf(text, key.offset) - columnOf(text, itemStart(slot.item!)));
}

/** First line as it follows the colon or dash, and the lines below relative to the key or dash. */
function linesFor(slot: Slot, value: FieldValue, paper: Paper): string[] {
  if (typeof value === 'string') {
    const kept = slot.tagged ? undefined : keepStyle(slot.value, value, slot.flow);
    if (kept !== undefined) return kept;
    if (slot.flow) return [` ${stringText(value, 'flow')}`];
  }
  if (slot.flow || staysFlow(slot, value)) return [` ${printFlow(value)}`];
  if (slot.kind !== 'seq') return printBlock(value, paper.style);
  const [first, ...rest] = printItem(value, paper.style);
  return [first!.slice(1), ...rest];
}

function staysFlow(slot: Slot, value: FieldValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (slot.value?.type !== 'flow-collection' || realItems(slot.value).length === 0) return false;
  const size = isTaggedValue(value) ? 0 : printFlow(value).length;
  return size <= 2 * houseStyle.width;
}

export function isAlias(token: CST.Token | null): boolean {
  return token?.type === 'alias';
}
