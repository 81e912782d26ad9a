import type { AuthentikRecord, EntryMeta, RecordId } from '../authentik/record';
import { deepEqual } from '../kernel/equal';
import type { Diff } from './diff';
import type { WorkspaceDocument } from './document';

type Change = readonly [from: AuthentikRecord | undefined, to: AuthentikRecord | undefined];

function changesOf(diff: Diff): Map<RecordId, Change> {
  const changes = new Map<RecordId, Change>();
  for (const record of diff.removed) changes.set(record.id, [record, undefined]);
  for (const [from, to] of diff.updated) changes.set(to.id, [from, to]);
  for (const record of diff.added) changes.set(record.id, [undefined, record]);
  return changes;
}

function diffOf(changes: Iterable<Change>): Diff {
  const added: AuthentikRecord[] = [];
  const updated: (readonly [AuthentikRecord, AuthentikRecord])[] = [];
  const removed: AuthentikRecord[] = [];
  for (const [from, to] of changes) {
    if (from === undefined) {
      if (to !== undefined) added.push(to);
    } else if (to === undefined) removed.push(from);
    else if (!deepEqual(from, to)) updated.push([from, to]);
  }
  return { added, updated, removed };
}

/** One diff that does what two in a row do. */
export function composeDiffs(first: Diff, second: Diff): Diff {
  const changes = changesOf(first);
  for (const [id, [from, to]] of changesOf(second)) {
    const earlier = changes.get(id);
    changes.set(id, [earlier ? earlier[0] : from, to]);
  }
  return diffOf(changes.values());
}

/** The records that a diff touches. */
export function touchedBy(diff: Diff): ReadonlySet<RecordId> {
  return new Set(changesOf(diff).keys());
}

export interface Rebased {
  /** The diff as it applies to the document; what is already so is left out. */
  readonly diff: Diff;
  /** Records for which it cannot be told what should be: changed on both sides in the same field, or gone. */
  readonly conflicts: readonly RecordId[];
}

/**
 * A diff made for another state of the document, fitted to this one: record by record, field by field, changing only
 * what the diff changed and keeping what others changed since.
 */
export function rebaseDiff(document: WorkspaceDocument, diff: Diff): Rebased {
  const changes: Change[] = [];
  const conflicts: RecordId[] = [];
  for (const [id, [from, to]] of changesOf(diff)) {
    const now = document.records.get(id);
    const merged = mergeRecord({ from, to, now });
    if (merged === 'conflict') conflicts.push(id);
    else changes.push([now, merged]);
  }
  return { diff: diffOf(changes), conflicts };
}

interface Sides {
  readonly from: AuthentikRecord | undefined;
  readonly to: AuthentikRecord | undefined;
  readonly now: AuthentikRecord | undefined;
}

function mergeRecord({ from, to, now }: Sides): AuthentikRecord | undefined | 'conflict' {
  if (now === undefined) return from === undefined || to === undefined ? to : 'conflict';
  if (to === undefined) return from && deepEqual(from.fields, now.fields) ? undefined : 'conflict';
  if (from === undefined) return deepEqual(to, now) ? now : 'conflict';
  const fields = mergeKeys(from.fields, { to: to.fields, now: now.fields });
  const entry = mergeEntry(from.entry, { to: to.entry, now: now.entry });
  if (fields === 'conflict' || entry === 'conflict') return 'conflict';
  const { entry: _entry, ...rest } = now;
  return { ...rest, fields, ...(entry ? { entry } : {}) };
}

function mergeEntry(
  from: EntryMeta | undefined,
  { to, now }: { readonly to: EntryMeta | undefined; readonly now: EntryMeta | undefined },
): EntryMeta | undefined | 'conflict' {
  if (deepEqual(from, to)) return now;
  if (deepEqual(from, now)) return to;
  if (!from || !to || !now) return deepEqual(to, now) ? now : 'conflict';
  return mergeKeys(from, { to, now });
}

function mergeKeys<Keyed extends object>(
  from: Keyed,
  { to, now }: { readonly to: Keyed; readonly now: Keyed },
): Keyed | 'conflict' {
  const merged = { ...now };
  for (const key of new Set(Object.keys({ ...from, ...to }) as (keyof Keyed)[])) {
    if (deepEqual(from[key], to[key]) || deepEqual(now[key], to[key])) continue;
    if (!deepEqual(from[key], now[key])) return 'conflict';
    if (key in to) merged[key] = to[key];
    else delete merged[key];
  }
  return merged;
}
