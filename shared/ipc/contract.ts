import type { AuthentikRecord } from '../authentik/record';
import type { Release } from '../authentik/release';
import type { Commit, CommitKind } from '../document/commit';
import type { Diff } from '../document/diff';
import type { Diagnostic } from '../kernel/diagnostic';
import type { Result } from '../kernel/result';

export interface WorkspaceSummary {
  readonly workspaceId: string;
  readonly name: string;
  readonly release: Release;
  readonly revision: number;
  /** Milliseconds since 1970 of the last commit. */
  readonly changedAt: number;
}

/** A workspace in the trash: whole, with its history, until it is restored or erased. */
export interface DeletedWorkspace extends WorkspaceSummary {
  /** Milliseconds since 1970. */
  readonly deletedAt: number;
}

/** How long a deleted workspace is kept, in days. */
export const deletedKeptDays = 30;

export interface OpenedWorkspace {
  readonly workspace: WorkspaceSummary;
  readonly records: readonly AuthentikRecord[];
  /** The newest commits, oldest first: enough for the undo stack. */
  readonly commits: readonly Commit[];
}

export interface CommitRequest {
  readonly workspaceId: string;
  readonly commitId: string;
  readonly baseRevision: number;
  readonly title: string;
  readonly kind: CommitKind;
  readonly of?: string;
  /** See `Commit.group`; stored with the commit. */
  readonly group?: string;
  readonly diff: Diff;
}

export type CommitFailure =
  | { readonly code: 'STALE_REVISION'; readonly revision: number }
  | { readonly code: 'UNKNOWN_WORKSPACE' }
  | { readonly code: 'STORE_FAILED'; readonly message: string };

/** A workspace as it stood at one time, kept in a file of its own outside the database. */
export interface BackupSummary {
  readonly backupId: string;
  readonly workspaceId: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Every request from an editor window to main, with what goes in and what comes back. */
export interface Requests {
  'app.info': { request: undefined; response: AppInfo };
  /** Recent problems of the store (a database set aside, a restart), to be shown once. */
  'store.notices': { request: undefined; response: readonly Diagnostic[] };
  'workspaces.list': { request: undefined; response: readonly WorkspaceSummary[] };
  'workspaces.create': { request: { name: string; release: Release }; response: WorkspaceSummary };
  'workspaces.update': {
    request: { workspaceId: string; name?: string; release?: Release };
    response: WorkspaceSummary;
  };
  /** Puts a workspace into the trash. Opening it and committing to it fail with `UNKNOWN_WORKSPACE` until it is restored. */
  'workspaces.delete': { request: { workspaceId: string }; response: null };
  /** What is in the trash, the last deleted first. */
  'workspaces.deleted': { request: undefined; response: readonly DeletedWorkspace[] };
  /** Takes a workspace out of the trash; null where it is in it no more, and there is none. */
  'workspaces.restore': { request: { workspaceId: string }; response: WorkspaceSummary | null };
  /** Removes a workspace from the trash for good, and its backups. One that is not in the trash stays as it is. */
  'workspaces.erase': { request: { workspaceId: string }; response: null };
  'workspaces.open': { request: { workspaceId: string }; response: Result<OpenedWorkspace, CommitFailure> };
  'workspaces.commit': { request: CommitRequest; response: Result<{ revision: number }, CommitFailure> };
  /** Older commits, newest first, from below a revision. */
  'workspaces.history': {
    request: { workspaceId: string; before?: number; limit: number };
    response: readonly Commit[];
  };
  /** The backups that there are, the newest first. */
  'backups.list': { request: undefined; response: readonly BackupSummary[] };
  /** Makes a workspace of a backup: under its old id where that is free, else beside the one that has it. */
  'backups.restore': { request: { backupId: string }; response: Result<WorkspaceSummary, Diagnostic> };
  /** Asks the user for blueprint files; empty where they cancel. A file that cannot be read is a diagnostic. */
  'files.open': {
    request: undefined;
    response: { files: readonly TextFile[]; problems: readonly Diagnostic[] };
  };
  /**
   * As `files.open`, for texts that are only read: blueprints and servers' exports (JSON), or all blueprints in a folder
   * and below it. No window may write these files.
   */
  'files.choose': {
    request: { what: 'files' | 'folder' };
    response: { files: readonly TextFile[]; problems: readonly Diagnostic[] };
  };
  'files.read': {
    request: { paths: readonly string[] };
    response: { files: readonly TextFile[]; problems: readonly Diagnostic[] };
  };
  /** Writes a file that this window opened or chose before. `expected`: refuse if the file no longer holds this text. */
  'files.write': {
    request: { path: string; text: string; expected?: string };
    response: Result<null, Diagnostic>;
  };
  /** Asks the user where to write; null where they cancel. */
  'files.saveAs': {
    request: { suggestedName: string; text: string };
    response: Result<{ path: string } | null, Diagnostic>;
  };
  /** Small per-user settings that are not part of a workspace: panel sizes, theme, last workspace. */
  'settings.read': { request: undefined; response: Readonly<Record<string, unknown>> };
  'settings.write': { request: { key: string; value: unknown }; response: null };
  /** What is shown in the window's title; `unsaved` marks it. */
  'window.title': { request: { title: string; unsaved: boolean }; response: null };
  'window.new': { request: { workspaceId?: string }; response: null };
  /** The first canvas with nodes has been painted: for cold start measurements and screenshots. */
  'window.painted': { request: undefined; response: null };
}

export interface AppInfo {
  readonly version: string;
  readonly platform: string;
  /** Files named on the command line, to be opened by this window. */
  readonly openFiles: readonly string[];
  /** Workspace that this window shows first, where it was opened for one. */
  readonly workspaceId?: string;
}

/** What main tells an editor window. */
export interface Events {
  /** Another window committed to this workspace. */
  'workspace.committed': { readonly workspaceId: string; readonly commit: Commit };
  /** A menu item was chosen: the id of an application command. */
  'menu.command': { readonly command: string };
  /** Files were given to the running app (second start, drop on the dock). */
  'files.opened': { readonly paths: readonly string[] };
  /** The store went away and came back; unacknowledged commits were replayed. */
  'store.status': { readonly status: 'ready' | 'restarting' | 'failed'; readonly message?: string };
}

export type RequestName = keyof Requests;
export type EventName = keyof Events;

/** Requests whose answers can be large: they travel packed, and the bridge unpacks them. */
export type PackedRequestName = 'workspaces.open' | 'workspaces.history';

/** What a window's features talk to; renderer/bridge makes it of what the preload script offers. */
export interface StagecraftBridge {
  readonly request: <Name extends RequestName>(
    name: Name,
    payload: Requests[Name]['request'],
  ) => Promise<Requests[Name]['response']>;
  /** Returns what ends the subscription. */
  readonly on: <Name extends EventName>(name: Name, listener: (event: Events[Name]) => void) => () => void;
}

/** What the preload script puts on `window.stagecraft`. */
export interface PreloadBridge extends StagecraftBridge {
  /** For `PackedRequestName`: the answer as packed text, which costs a fraction of the objects. */
  readonly requestPacked: (name: RequestName, payload: unknown) => Promise<string>;
}
