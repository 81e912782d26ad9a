import type { CST } from 'yaml';

import type { FieldValue } from '../../authentik/record';
import { entryKeys } from '../format/print-blueprint';
import type { KeyPath } from '../text/blueprint-text';
import { sameValue } from '../text/whole-value';
import type { BlueprintChange } from './blueprint-change';
import { isListValue, isMappingValue, valueAt } from './change-data';
import { addPair, insertItem, moveItem, removeItem } from './collection-edits';
import { styleOf } from './file-style';
import { findSlot, isMapping, keyText } from './slot';
import type { Slot } from './slot';
import type { TextEdit } from './text-edit';
import { isCollection, realItems } from './token-place';
import type { Collection } from './token-place';
import { writeSlot } from './write-slot';
import type { Paper } from './write-slot';

/** A text with its tokens and its data, before a change. */
export interface Draft {
  readonly text: string;
  readonly root: CST.Token | null;
  readonly data: FieldValue;
}

/** The edits that turn the draft's data into `wanted`, which the change made of them. */
export function planChange(draft: Draft, change: BlueprintChange, wanted: FieldValue): TextEdit[] {
  const path = change.kind === 'set' || change.kind === 'remove' ? change.path : change.list;
  const plan = planner(draft, wanted, path);
  switch (change.kind) {
    case 'set':
      return plan.to(change.path);
    case 'remove':
      return plan.without(change.path);
    case 'insert':
      return plan.insert(change.list, change.index);
    case 'move':
      return plan.move(change);
  }
}

/** Writes the whole value at a path anew: the way out where the fine one does not lead to the data wanted. */
export function planRewrite(draft: Draft, path: KeyPath, wanted: FieldValue): TextEdit[] {
  return planner(draft, wanted, path).rewrite(path);
}

interface Planner {
  to(path: KeyPath): TextEdit[];
  without(path: KeyPath): TextEdit[];
  insert(list: KeyPath, index: number): TextEdit[];
  move(change: { readonly list: KeyPath; readonly from: number; readonly to: number }): TextEdit[];
  rewrite(path: KeyPath): TextEdit[];
}

function planner(draft: Draft, wanted: FieldValue, around: KeyPath): Planner {
  const paper = paperFor(draft, around);
  const now = (path: KeyPath): FieldValue | undefined => valueAt(draft.data, path);
  const then = (path: KeyPath): FieldValue => valueAt(wanted, path) ?? null;

  function rewrite(path: KeyPath): TextEdit[] {
    const { slot, rest } = findSlot(draft.root, path);
    if (rest.length === 0) return writeSlot(slot, then(path), paper);
    const known = path.slice(0, path.length - rest.length);
    const parent = own(slot);
    if (rest.length === 1 && parent !== undefined && isMapping(parent) && realItems(parent).length > 0) {
      const key = String(rest[0]);
      return addPair(parent, { key, value: then(path), after: behind(parent, known, key) }, paper);
    }
    return writeSlot(slot, then(known), paper);
  }

  function to(path: KeyPath): TextEdit[] {
    const before = now(path);
    const after = then(path);
    if (before !== undefined && sameValue(before, after)) return [];
    const { slot, rest } = findSlot(draft.root, path);
    if (rest.length > 0) return missing(path, rest);
    const token = own(slot);
    if (token === undefined || before === undefined) return writeSlot(slot, after, paper);
    if (isMapping(token) && isMappingValue(before) && isMappingValue(after)) {
      return mappingTo(path, token) ?? writeSlot(slot, after, paper);
    }
    if (!isMapping(token) && sameKind(before, after))
      return listTo(path, slot) ?? writeSlot(slot, after, paper);
    return writeSlot(slot, after, paper);
  }

  /** The path is not in the text: a key to add, or a value behind an alias or a merge key to write out. */
  function missing(path: KeyPath, rest: KeyPath): TextEdit[] {
    const parent = path.slice(0, path.length - rest.length);
    const { slot } = findSlot(draft.root, parent);
    const token = own(slot);
    if (token !== undefined && isListValue(now(parent)) && realItems(token).length > 0 && rest.length === 1) {
      return insertItem(token, { index: Number(rest[0]), value: then(path) }, paper);
    }
    return rewrite([...parent, rest[0]!]);
  }

  function mappingTo(path: KeyPath, token: Collection): TextEdit[] | undefined {
    const before = now(path) as Readonly<Record<string, FieldValue>>;
    const after = then(path) as Readonly<Record<string, FieldValue>>;
    const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
    const names = realItems(token).map(keyText);
    const added = Object.keys(after).filter((key) => !Object.hasOwn(before, key));
    if (Object.keys(after).length === 0 || names.includes('<<')) return undefined;
    if (token.type === 'flow-collection' && gone.length + added.length > 1) return undefined;
    if (gone.length >= names.length || gone.some((key) => names.indexOf(key) === 0)) return undefined;
    return [
      ...gone.flatMap((key) => removeItem(token, names.lastIndexOf(key), paper)),
      ...Object.keys(after).flatMap((key) => to([...path, key])),
    ];
  }

  function listTo(path: KeyPath, slot: Slot): TextEdit[] | undefined {
    const token = own(slot)!;
    const before = itemsOf(now(path));
    const after = itemsOf(then(path));
    if (before.length === 0 || after.length === 0 || realItems(token).length !== before.length)
      return undefined;
    const { head, removed, added } = difference(before, after);
    const shared = Math.min(removed, added);
    const first = head + shared;
    // Several items that go, or the first one, or several new first ones, are easier to read written anew.
    const gone = removed - shared;
    const fresh = added - shared;
    if (gone > 1 || (first === 0 && (gone > 0 || fresh > 1))) return undefined;
    const edits: TextEdit[] = [];
    for (let index = head; index < first; index += 1) edits.push(...to([...path, index]));
    if (gone > 0) edits.push(...removeItem(token, first, paper));
    for (let index = first; index < head + added; index += 1) {
      edits.push(...insertItem(token, { index: first, value: after[index]! }, paper));
    }
    return edits;
  }

  function without(path: KeyPath): TextEdit[] {
    const { slot, rest } = findSlot(draft.root, path);
    const parentPath = path.slice(0, -1);
    const doubled =
      slot.kind === 'map' &&
      realItems(slot.parent!).filter((item) => keyText(item) === keyText(slot.item!)).length > 1;
    if (rest.length > 0 || doubled) return rewrite(path.slice(0, path.length - Math.max(1, rest.length)));
    if (realItems(slot.parent!).length === 1) return rewrite(parentPath);
    return removeItem(slot.parent!, slot.index, paper);
  }

  function insert(list: KeyPath, index: number): TextEdit[] {
    const { slot, rest } = findSlot(draft.root, list);
    const token = own(slot);
    const count = isListValue(now(list)) ? (now(list) as readonly FieldValue[]).length : 0;
    if (rest.length > 0 || token === undefined || count === 0) return insertMissing(list, rest);
    const place = Math.min(index, count);
    return insertItem(token, { index: place, value: then([...list, place]) }, paper);
  }

  function insertMissing(list: KeyPath, rest: KeyPath): TextEdit[] {
    return rest.length > 0 ? missing(list, rest) : rewrite(list);
  }

  function move({
    list,
    from,
    to: target,
  }: {
    readonly list: KeyPath;
    readonly from: number;
    readonly to: number;
  }): TextEdit[] {
    const { slot, rest } = findSlot(draft.root, list);
    if (from === target) return [];
    if (rest.length > 0 || slot.value?.type !== 'block-seq') return rewrite(list);
    return moveItem(slot.value, { from, to: target }, paper);
  }

  return { to, without, insert, move, rewrite };
}

/** Length of the equal beginning, and how many items between it and the equal end there were and are. */
function difference(
  before: readonly FieldValue[],
  after: readonly FieldValue[],
): { readonly head: number; readonly removed: number; readonly added: number } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && sameValue(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && sameValue(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  return { head, removed: before.length - head - tail, added: after.length - head - tail };
}

function sameKind(before: FieldValue, after: FieldValue): boolean {
  return isListValue(before) && isListValue(after);
}

function itemsOf(value: FieldValue | undefined): readonly FieldValue[] {
  return isListValue(value) ? value : [];
}

/** The slot's collection if it is written there, untagged, and not behind an alias. */
function own(slot: Slot): Collection | undefined {
  return isCollection(slot.value) && !slot.tagged ? slot.value : undefined;
}

/** Where a new key goes: in an entry behind the keys that come before it in house order, else to the end. */
function behind(map: Collection, path: KeyPath, key: string): number {
  const names = realItems(map).map(keyText);
  const order: readonly string[] = entryKeys;
  const rank = order.indexOf(key);
  const isEntry = path[0] === 'entries' && typeof path.at(-1) === 'number' && path.length <= 3;
  if (!isEntry || rank < 0) return names.length - 1;
  const earlier = names.map((name, index) =>
    order.indexOf(name ?? '') < rank && name !== undefined ? index : -1,
  );
  const known = earlier.filter((index) => index >= 0 && order.includes(names[index]!));
  return known.length === 0 ? names.length - 1 : Math.max(...known);
}

function paperFor({ text, root }: Draft, path: KeyPath): Paper {
  const parts = [path, path.slice(0, 3), path.slice(0, 2)].map((each) => findSlot(root, each).slot.value);
  return { text, eol: text.includes('\r\n') ? '\r\n' : '\n', style: styleOf(text, [...parts, root]) };
}
