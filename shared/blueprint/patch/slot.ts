import { CST } from 'yaml';

import type { KeyPath } from '../text/blueprint-text';
import { endOf, isCollection, itemEnd, realItems } from './token-place';
import type { Collection } from './token-place';

/** The room of one value in the text: behind a key and its colon, behind a dash, or between commas. */
export interface Slot {
  readonly kind: 'map' | 'seq' | 'root';
  /** Inside of brackets. */
  readonly flow: boolean;
  readonly parent?: Collection;
  readonly item?: CST.CollectionItem;
  /** Index among the parent's real items. */
  readonly index: number;
  readonly value: CST.Token | null;
  /** Behind the colon or the dash; in a flow list where the value begins. */
  readonly indicatorEnd: number;
  /** Start of the value, its tag and anchor included; absent where nothing is written. */
  readonly start?: number;
  readonly end: number;
  readonly anchor?: string;
  readonly tagged: boolean;
}

/**
 * The slot at a path; `rest` is what of the path the text does not have there: behind an alias, a merge key
 * or a scalar, or not at all.
 */
export function findSlot(
  root: CST.Token | null,
  path: KeyPath,
): { readonly slot: Slot; readonly rest: KeyPath } {
  let slot = rootSlot(root);
  for (let depth = 0; depth < path.length; depth += 1) {
    const next = isCollection(slot.value) ? childSlot(slot, slot.value, path[depth]!) : undefined;
    if (next === undefined) return { slot, rest: path.slice(depth) };
    slot = next;
  }
  return { slot, rest: [] };
}

function rootSlot(root: CST.Token | null): Slot {
  const start = root?.offset ?? 0;
  return {
    kind: 'root',
    flow: false,
    index: 0,
    value: root,
    indicatorEnd: start,
    start,
    end: root === null ? 0 : endOf(root),
    tagged: false,
  };
}

export function isFlowMap(token: Collection): boolean {
  return token.type === 'flow-collection' && token.start.source === '{';
}

export function isMapping(token: Collection): boolean {
  return token.type === 'block-map' || isFlowMap(token);
}

function childSlot(parent: Slot, token: Collection, step: string | number): Slot | undefined {
  const items = realItems(token);
  const flow = parent.flow || token.type === 'flow-collection';
  if (isMapping(token)) {
    let index = items.length - 1;
    while (index >= 0 && keyText(items[index]!) !== String(step)) index -= 1;
    return index < 0 ? undefined : mapSlot({ token, item: items[index]!, index, flow });
  }
  const item = typeof step === 'number' ? items[step] : undefined;
  if (item === undefined || item.key !== undefined || item.sep !== undefined) return undefined;
  return seqSlot({ token, item, index: step as number, flow });
}

interface Found {
  readonly token: Collection;
  readonly item: CST.CollectionItem;
  readonly index: number;
  readonly flow: boolean;
}

/** A key as text; undefined for a key that is no plain or quoted text. */
export function keyText(item: CST.CollectionItem): string | undefined {
  const { key } = item;
  if (key == null) return undefined;
  return CST.resolveAsScalar(key, true)?.value;
}

function mapSlot({ token, item, index, flow }: Found): Slot {
  const sep = item.sep ?? [];
  const colon = sep.findIndex(({ type }) => type === 'map-value-ind');
  const indicatorEnd =
    colon < 0 ? itemEnd({ start: item.start, key: item.key ?? null, sep }) : endOf(sep[colon]!);
  return filled({ kind: 'map', flow, parent: token, item, index, props: sep.slice(colon + 1), indicatorEnd });
}

function seqSlot({ token, item, index, flow }: Found): Slot {
  const dash = item.start.findIndex(({ type }) => type === 'seq-item-ind');
  const props = item.start.slice(dash + 1);
  const first = props.find(({ type }) => type === 'tag' || type === 'anchor') ?? item.value;
  const indicatorEnd = dash < 0 ? (first?.offset ?? 0) : endOf(item.start[dash]!);
  return filled({ kind: 'seq', flow, parent: token, item, index, props, indicatorEnd });
}

interface Unfilled {
  readonly kind: 'map' | 'seq';
  readonly flow: boolean;
  readonly parent: Collection;
  readonly item: CST.CollectionItem;
  readonly index: number;
  readonly props: readonly CST.SourceToken[];
  readonly indicatorEnd: number;
}

function filled({ props, ...slot }: Unfilled): Slot {
  const marks = props.filter(({ type }) => type === 'tag' || type === 'anchor');
  const anchor = marks.find(({ type }) => type === 'anchor')?.source;
  const written = slot.item.value != null && endOf(slot.item.value) > slot.item.value.offset;
  const start = marks[0]?.offset ?? (written ? slot.item.value!.offset : undefined);
  const end = written ? endOf(slot.item.value!) : marks.length > 0 ? endOf(marks.at(-1)!) : slot.indicatorEnd;
  return {
    ...slot,
    value: slot.item.value ?? null,
    end,
    tagged: marks.some(({ type }) => type === 'tag'),
    ...(start === undefined ? {} : { start }),
    ...(anchor === undefined ? {} : { anchor }),
  };
}
