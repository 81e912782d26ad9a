import type { AuthentikRecord } from '../authentik/record';
import type { Commit } from '../document/commit';
import type { Diagnostic } from '../kernel/diagnostic';
import type { Result } from '../kernel/result';
import type { Packed } from './packed';
import type {
  CommitFailure,
  CommitRequest,
  DeletedWorkspace,
  OpenedWorkspace,
  WorkspaceSummary,
} from './contract';

/** Electron channel (and message type) over which the store's page gets its end of the port from main. */
export const storePortChannel = 'stagecraft:store-port';

/** What the store's page found when it opened the database. */
export interface StoreOpened {
  /** Made when the database was created. Another one than before: the database is not the one that was there. */
  readonly storeId: string;
  /** True where this start created it. */
  readonly created: boolean;
  /** Version of the records before and after this start's migrations. */
  readonly migratedFrom: number;
  readonly recordVersion: number;
}

/** A workspace as it stands, without its history: what a backup holds. */
export interface WorkspaceSnapshot {
  readonly workspace: WorkspaceSummary;
  readonly records: readonly AuthentikRecord[];
}

export interface CommitAcknowledged {
  readonly revision: number;
  readonly at: number;
}

/**
 * Every request from main to the store's page. Each can be sent again without doing its work twice:
 * main repeats what was not answered when the page died.
 */
export interface StoreRequests {
  /** Opens the database and migrates its records. Refused: newer than this app, or it cannot be opened. */
  'store.open': { request: { storeId: string }; response: Result<StoreOpened, Diagnostic> };
  'workspaces.list': { request: null; response: readonly WorkspaceSummary[] };
  /** `records` is for restoring a backup. An id that exists already is answered as it stands. */
  'workspaces.create': {
    request: { workspace: WorkspaceSummary; records: readonly AuthentikRecord[] };
    response: WorkspaceSummary;
  };
  'workspaces.update': {
    request: { workspaceId: string; name?: string; release?: WorkspaceSummary['release'] };
    response: WorkspaceSummary | null;
  };
  /** `at` in milliseconds since 1970; one that is in the trash already keeps its own time. */
  'workspaces.delete': { request: { workspaceId: string; at: number }; response: null };
  'workspaces.deleted': { request: null; response: readonly DeletedWorkspace[] };
  'workspaces.restore': { request: { workspaceId: string }; response: WorkspaceSummary | null };
  'workspaces.erase': { request: { workspaceId: string }; response: null };
  'workspaces.open': {
    request: { workspaceId: string; commits: number };
    response: Packed<Result<OpenedWorkspace, CommitFailure>>;
  };
  'workspaces.snapshot': { request: { workspaceId: string }; response: WorkspaceSnapshot | null };
  'workspaces.commit': {
    request: CommitRequest;
    response: Result<CommitAcknowledged, CommitFailure>;
  };
  'workspaces.history': {
    request: { workspaceId: string; before?: number; limit: number };
    response: Packed<readonly Commit[]>;
  };
}

export type StoreRequestName = keyof StoreRequests;

/** Main to page. */
export interface StoreMessage {
  readonly id: number;
  readonly name: StoreRequestName;
  readonly payload: unknown;
}

/** Page to main; `failure` is the text of what broke. */
export type StoreReply =
  { readonly id: number; readonly response: unknown } | { readonly id: number; readonly failure: string };
