import type { Commit } from '../../../shared/document/commit';
import type { CommitFailure, OpenedWorkspace, WorkspaceSummary } from '../../../shared/ipc/contract';
import type { StoreRequests, WorkspaceSnapshot } from '../../../shared/ipc/store-contract';
import type { Result } from '../../../shared/kernel/result';
import { fail, ok } from '../../../shared/kernel/result';
import type { StoreDatabase } from './database';
import { isDeleted, ofWorkspace } from './database';

type Payload<Name extends keyof StoreRequests> = StoreRequests[Name]['request'];

/** The workspaces, the one that was changed last first. */
export async function listWorkspaces(database: StoreDatabase): Promise<readonly WorkspaceSummary[]> {
  const all = await database.workspaces.toArray();
  return all
    .filter((workspace) => !isDeleted(workspace))
    .sort((left, right) => right.changedAt - left.changedAt);
}

export function createWorkspace(
  { dexie, workspaces, records }: StoreDatabase,
  request: Payload<'workspaces.create'>,
): Promise<WorkspaceSummary> {
  return dexie.transaction('rw', [workspaces, records], async () => {
    const { workspaceId } = request.workspace;
    const known = await workspaces.get(workspaceId);
    if (known !== undefined) return known;
    await workspaces.add(request.workspace);
    await records.bulkPut(request.records.map((record) => ({ workspaceId, id: record.id, record })));
    return request.workspace;
  });
}

export function updateWorkspace(
  { dexie, workspaces }: StoreDatabase,
  { workspaceId, ...changes }: Payload<'workspaces.update'>,
): Promise<WorkspaceSummary | null> {
  return dexie.transaction('rw', [workspaces], async () => {
    const known = await workspaces.get(workspaceId);
    if (known === undefined || isDeleted(known)) return null;
    const changed = { ...known, ...changes };
    await workspaces.put(changed);
    return changed;
  });
}

export function openWorkspace(
  database: StoreDatabase,
  { workspaceId, commits }: Payload<'workspaces.open'>,
): Promise<Result<OpenedWorkspace, CommitFailure>> {
  const tables = [database.workspaces, database.records, database.commits];
  return database.dexie.transaction('r', tables, async () => {
    const [snapshot, newest] = await Promise.all([
      readSnapshot(database, { workspaceId }),
      readHistory(database, { workspaceId, limit: commits }),
    ]);
    if (snapshot === null) return fail({ code: 'UNKNOWN_WORKSPACE' } as const);
    return ok({ ...snapshot, commits: [...newest].reverse() });
  });
}

export function readSnapshot(
  { dexie, workspaces, records }: StoreDatabase,
  { workspaceId }: Payload<'workspaces.snapshot'>,
): Promise<WorkspaceSnapshot | null> {
  const [lower, upper] = ofWorkspace(workspaceId);
  return dexie.transaction('r', [workspaces, records], async () => {
    const [workspace, rows] = await Promise.all([
      workspaces.get(workspaceId),
      records.where(':id').between(lower, upper).toArray(),
    ]);
    if (workspace === undefined || isDeleted(workspace)) return null;
    return { workspace, records: rows.map(({ record }) => record) };
  });
}

/** Newest first, below `before` where that is given. */
export async function readHistory(
  { commits }: StoreDatabase,
  { workspaceId, before, limit }: Payload<'workspaces.history'>,
): Promise<readonly Commit[]> {
  const [lower, upper] = ofWorkspace(workspaceId);
  const end = before === undefined ? upper : [workspaceId, before];
  const rows = await commits.where(':id').between(lower, end).reverse().limit(limit).toArray();
  return rows.map(({ commit }) => commit);
}
