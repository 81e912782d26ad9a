import type { Commit } from '../../../shared/document/commit';
import type { CommitFailure, CommitRequest } from '../../../shared/ipc/contract';
import type { CommitAcknowledged } from '../../../shared/ipc/store-contract';
import type { Result } from '../../../shared/kernel/result';
import { fail, ok } from '../../../shared/kernel/result';
import type { StoreDatabase } from './database';
import { isDeleted } from './database';

/**
 * One commit is one transaction: the records, the commit itself and the workspace's revision, or none of them.
 * A commit that is there already is acknowledged again and not applied twice.
 */
export function commit(
  database: StoreDatabase,
  request: CommitRequest,
): Promise<Result<CommitAcknowledged, CommitFailure>> {
  const { workspaceId, commitId, baseRevision, diff } = request;
  const { workspaces, records, commits } = database;
  return database.dexie.transaction('rw', [workspaces, records, commits], async () => {
    const [known, workspace] = await Promise.all([
      commits.get({ workspaceId, commitId }),
      workspaces.get(workspaceId),
    ]);
    if (known !== undefined) return ok({ revision: known.revision, at: known.commit.at });
    if (workspace === undefined || isDeleted(workspace)) return fail({ code: 'UNKNOWN_WORKSPACE' } as const);
    if (workspace.revision !== baseRevision) {
      return fail({ code: 'STALE_REVISION', revision: workspace.revision } as const);
    }

    const revision = baseRevision + 1;
    const at = Date.now();
    const { workspaceId: _workspace, baseRevision: _base, ...said } = request;
    const stored: Commit = { ...said, revision, at };
    const written = [...diff.updated.map(([, to]) => to), ...diff.added];
    await Promise.all([
      diff.removed.length && records.bulkDelete(diff.removed.map(({ id }) => [workspaceId, id])),
      written.length && records.bulkPut(written.map((record) => ({ workspaceId, id: record.id, record }))),
      commits.add({ workspaceId, revision, commitId, commit: stored }),
      workspaces.put({ ...workspace, revision, changedAt: at }),
    ]);
    return ok({ revision, at });
  });
}
