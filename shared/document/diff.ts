import type { AuthentikRecord } from '../authentik/record';
import type { WorkspaceDocument } from './document';

/** What one change did, complete enough to be undone and to be stored. */
export interface Diff {
  readonly added: readonly AuthentikRecord[];
  readonly updated: readonly (readonly [from: AuthentikRecord, to: AuthentikRecord])[];
  readonly removed: readonly AuthentikRecord[];
}

export const emptyDiff: Diff = { added: [], updated: [], removed: [] };

export function isEmptyDiff(diff: Diff): boolean {
  return diff.added.length === 0 && diff.updated.length === 0 && diff.removed.length === 0;
}

export function applyDiff(document: WorkspaceDocument, diff: Diff): WorkspaceDocument {
  const records = new Map(document.records);
  for (const record of diff.removed) records.delete(record.id);
  for (const [, to] of diff.updated) records.set(to.id, to);
  for (const record of diff.added) records.set(record.id, record);
  return { records };
}

export function inverseDiff(diff: Diff): Diff {
  return {
    added: diff.removed,
    updated: diff.updated.map(([from, to]) => [to, from] as const),
    removed: diff.added,
  };
}
