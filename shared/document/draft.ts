import type { AuthentikRecord, RecordId } from '../authentik/record';
import { deepEqual } from '../kernel/equal';
import type { Diff } from './diff';
import { applyDiff, isEmptyDiff } from './diff';
import type { WorkspaceDocument } from './document';

/** A document being changed by a command or an invariant: collects changes, then gives the smallest diff that makes them. */
export interface Draft {
  readonly base: WorkspaceDocument;
  /** The document with the changes so far. */
  readonly document: () => WorkspaceDocument;
  readonly get: (id: RecordId) => AuthentikRecord | undefined;
  readonly put: (record: AuthentikRecord) => void;
  readonly remove: (id: RecordId) => void;
  /** Records that say what they said before are left out. */
  readonly diff: () => Diff;
}

export function draftOf(base: WorkspaceDocument, start?: Diff): Draft {
  const changes = new Map<RecordId, AuthentikRecord | undefined>();
  let snapshot: WorkspaceDocument | undefined = base;
  const change = (id: RecordId, record: AuthentikRecord | undefined) => {
    changes.set(id, record);
    snapshot = undefined;
  };
  for (const record of start?.removed ?? []) change(record.id, undefined);
  for (const [, to] of start?.updated ?? []) change(to.id, to);
  for (const record of start?.added ?? []) change(record.id, record);

  const diff = (): Diff => {
    const added: AuthentikRecord[] = [];
    const updated: (readonly [AuthentikRecord, AuthentikRecord])[] = [];
    const removed: AuthentikRecord[] = [];
    for (const [id, to] of changes) {
      const from = base.records.get(id);
      if (from === undefined) {
        if (to !== undefined) added.push(to);
      } else if (to === undefined) removed.push(from);
      else if (!deepEqual(from, to)) updated.push([from, to]);
    }
    return { added, updated, removed };
  };

  return {
    base,
    diff,
    document: () => {
      if (snapshot) return snapshot;
      const so = diff();
      snapshot = isEmptyDiff(so) ? base : applyDiff(base, so);
      return snapshot;
    },
    get: (id) => (changes.has(id) ? changes.get(id) : base.records.get(id)),
    put: (record) => {
      change(record.id, record);
    },
    remove: (id) => {
      change(id, undefined);
    },
  };
}
