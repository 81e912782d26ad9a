import type { FieldValue } from '../../authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../../authentik/record';
import { deepEqual } from '../../kernel/equal';
import type { BlueprintChange } from '../patch/blueprint-change';
import type { KeyPath } from '../text/blueprint-text';

type Mapping = Readonly<Record<string, FieldValue>>;

function isPlainMapping(value: FieldValue): value is Mapping {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !isRecordReference(value) && !isExternalReference(value) && !isTaggedValue(value);
}

/**
 * The smallest changes that make `from` at `path` into `to`: inside mappings only the keys that differ, in lists only
 * the items between the first and the last difference. Both are values as a text has them.
 */
export function valueChanges(path: KeyPath, from: FieldValue, to: FieldValue): readonly BlueprintChange[] {
  if (deepEqual(from, to)) return [];
  if (isPlainMapping(from) && isPlainMapping(to) && Object.keys(from).length > 0) {
    return mappingChanges(path, from, to);
  }
  if (Array.isArray(from) && Array.isArray(to) && from.length > 0 && to.length > 0) {
    return listChanges(path, from as readonly FieldValue[], to as readonly FieldValue[]);
  }
  return [{ kind: 'set', path, value: to }];
}

export function mappingChanges(path: KeyPath, from: Mapping, to: Mapping): readonly BlueprintChange[] {
  const gone = Object.keys(from).filter((key) => !(key in to));
  const changed = Object.keys(to).flatMap((key): readonly BlueprintChange[] => {
    const before = from[key];
    const value = to[key]!;
    if (before === undefined) return [{ kind: 'set', path: [...path, key], value }];
    return valueChanges([...path, key], before, value);
  });
  return [...changed, ...gone.map((key): BlueprintChange => ({ kind: 'remove', path: [...path, key] }))];
}

function listChanges(
  path: KeyPath,
  from: readonly FieldValue[],
  to: readonly FieldValue[],
): readonly BlueprintChange[] {
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && deepEqual(from[head], to[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && deepEqual(from[from.length - 1 - tail], to[to.length - 1 - tail]))
    tail += 1;
  const old = from.slice(head, from.length - tail);
  const fresh = to.slice(head, to.length - tail);
  const moved = moveOf(old, fresh);
  if (moved) return [{ kind: 'move', list: path, from: head + moved.from, to: head + moved.to }];
  const both = Math.min(old.length, fresh.length);
  const changes: BlueprintChange[] = [];
  for (let index = 0; index < both; index += 1) {
    changes.push(...valueChanges([...path, head + index], old[index]!, fresh[index]!));
  }
  for (let index = old.length - 1; index >= both; index -= 1) {
    changes.push({ kind: 'remove', path: [...path, head + index] });
  }
  fresh.slice(both).forEach((value, index) => {
    changes.push({ kind: 'insert', list: path, index: head + both + index, value });
  });
  return changes;
}

/** One item that went from one end of the differing stretch to the other. `to` is its place afterwards. */
function moveOf(
  old: readonly FieldValue[],
  fresh: readonly FieldValue[],
): { readonly from: number; readonly to: number } | undefined {
  const last = old.length - 1;
  if (last < 1 || old.length !== fresh.length) return undefined;
  if (deepEqual(old[0], fresh[last]) && deepEqual(old.slice(1), fresh.slice(0, last)))
    return { from: 0, to: last };
  if (deepEqual(old[last], fresh[0]) && deepEqual(old.slice(0, last), fresh.slice(1)))
    return { from: last, to: 0 };
  return undefined;
}
