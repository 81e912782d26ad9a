import type { RecordId } from '../authentik/record';
import type { AuthentikRecord } from '../authentik/record';
import { deepEqual } from '../kernel/equal';
import type { Commit } from './commit';
import { touchedBy } from './compose';
import { applyDiff, inverseDiff } from './diff';
import type { WorkspaceDocument } from './document';
import { isOwnModel } from './models';

/** A state of the workspace that can be looked at and returned to: what one commit, or one group of edits, made. */
export interface Version {
  /** Revision of its newest commit. */
  readonly revision: number;
  readonly title: string;
  readonly kind: Commit['kind'];
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Objects that it changed; where nodes stand and the like do not count. */
  readonly objects: number;
}

/** The versions that commits made, newest first as the commits are. Neighbouring edits of one group are one version. */
export function versionsOf(commits: readonly Commit[]): readonly Version[] {
  const versions: Version[] = [];
  let touched = new Set<RecordId>();
  let group: string | undefined;
  for (const { revision, title, kind, at, diff, ...commit } of commits) {
    const isSameStep = commit.group !== undefined && commit.group === group && kind === 'edit';
    if (!isSameStep) touched = new Set();
    for (const id of objectsIn(diff)) touched.add(id);
    const version = { revision, title: spoken(kind, title), kind, at, objects: touched.size };
    const last = versions.at(-1);
    if (isSameStep && last) versions[versions.length - 1] = { ...last, objects: touched.size };
    else versions.push(version);
    group = commit.group;
  }
  return versions;
}

function spoken(kind: Commit['kind'], title: string): string {
  return kind === 'undo' ? `Undo: ${title}` : kind === 'redo' ? `Redo: ${title}` : title;
}

function objectsIn(diff: Commit['diff']): readonly RecordId[] {
  const own = new Set(
    [...diff.added, ...diff.removed, ...diff.updated.map(([, to]) => to)]
      .filter(({ model }) => isOwnModel(model))
      .map(({ id }) => id),
  );
  return [...touchedBy(diff)].filter((id) => !own.has(id));
}

/** The document before the given commits, which are its newest ones, newest first. */
export function documentBefore(document: WorkspaceDocument, commits: readonly Commit[]): WorkspaceDocument {
  return commits.reduce((now, { diff }) => applyDiff(now, inverseDiff(diff)), document);
}

/** What makes one state of a workspace of another, as `return-to-version` takes it. */
export function wayBack(
  now: WorkspaceDocument,
  then: WorkspaceDocument,
): { readonly put: readonly AuthentikRecord[]; readonly remove: readonly RecordId[] } {
  const put = [...then.records.values()].filter((record) => {
    const present = now.records.get(record.id);
    return present !== record && !deepEqual(present, record);
  });
  return { put, remove: [...now.records.keys()].filter((id) => !then.records.has(id)) };
}
