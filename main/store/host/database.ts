import type { Table } from 'dexie';
import { Dexie } from 'dexie';
import type { AuthentikRecord, RecordId } from '../../../shared/authentik/record';
import type { Commit } from '../../../shared/document/commit';
import type { DeletedWorkspace, WorkspaceSummary } from '../../../shared/ipc/contract';

export interface StoreMeta {
  readonly key: 'store';
  readonly storeId: string;
  /** Version of the records in `records` and `commits` (shared/document/migrations). */
  readonly recordVersion: number;
}

export interface RecordRow {
  readonly workspaceId: string;
  readonly id: RecordId;
  readonly record: AuthentikRecord;
}

export interface CommitRow {
  readonly workspaceId: string;
  readonly revision: number;
  readonly commitId: string;
  readonly commit: Commit;
}

export type WorkspaceRow = WorkspaceSummary | DeletedWorkspace;

export interface StoreDatabase {
  readonly dexie: Dexie;
  readonly meta: Table<StoreMeta, string>;
  readonly workspaces: Table<WorkspaceRow, string>;
  readonly records: Table<RecordRow, [workspaceId: string, id: RecordId]>;
  readonly commits: Table<CommitRow, [workspaceId: string, revision: number]>;
}

/** Versions here carry indexes only; what is inside a record changes in shared/document/migrations. */
export function stagecraftDatabase(): StoreDatabase {
  const dexie = new Dexie('stagecraft', { chromeTransactionDurability: 'strict', autoOpen: false });
  dexie.version(1).stores({
    meta: '&key',
    workspaces: '&workspaceId',
    records: '&[workspaceId+id]',
    commits: '&[workspaceId+revision], &[workspaceId+commitId]',
  });
  return {
    dexie,
    meta: dexie.table('meta'),
    workspaces: dexie.table('workspaces'),
    records: dexie.table('records'),
    commits: dexie.table('commits'),
  };
}

export function isDeleted(workspace: WorkspaceRow): workspace is DeletedWorkspace {
  return 'deletedAt' in workspace;
}

/** Key range of everything that belongs to one workspace, in tables whose key starts with its id. */
export function ofWorkspace(workspaceId: string): [lower: unknown[], upper: unknown[]] {
  return [
    [workspaceId, Dexie.minKey],
    [workspaceId, Dexie.maxKey],
  ];
}
