import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { AuthentikRecord } from '../../shared/authentik/record';
import type { Commit, CommitKind } from '../../shared/document/commit';
import type { Diff } from '../../shared/document/diff';
import type { WorkspaceDocument } from '../../shared/document/document';
import type { History } from '../../shared/document/history';
import type { WorkspaceSummary } from '../../shared/ipc/contract';

/** A change that is shown but not yet acknowledged by the store. */
export interface PendingCommit {
  readonly commitId: string;
  readonly title: string;
  readonly kind: CommitKind;
  readonly of?: string;
  readonly group?: string;
  readonly diff: Diff;
}

/** A change of ours that another window made impossible; kept so that nothing is lost silently. */
export interface Conflict {
  readonly title: string;
  readonly diff: Diff;
}

/** One window's workspace. Everything in it is readonly data; what changes it are the functions of `Workspace`. */
export interface WorkspaceState {
  readonly phase: 'none' | 'opening' | 'ready' | 'failed';
  /** Null until one is open. */
  readonly workspace: WorkspaceSummary | null;
  /** As shown: with all pending commits. */
  readonly document: WorkspaceDocument;
  /** Of the workspace's target release. */
  readonly descriptors: DescriptorSet;
  /** Newest revision that the store acknowledged. */
  readonly revision: number;
  /** Oldest first. Not empty: something is not yet stored. */
  readonly pending: readonly PendingCommit[];
  readonly history: History;
  readonly conflicts: readonly Conflict[];
  /** Why the store does not take commits at the moment; they are kept and tried again. */
  readonly storeProblem: string | null;
}

export interface ChangeOptions {
  /** Changes of one command with the same key in quick succession are one step of undo: `${record}.${field}`. */
  readonly mergeKey?: string;
}

export interface Changed {
  readonly diff: Diff;
  /** The records that came to be, for selecting them. */
  readonly added: readonly AuthentikRecord[];
}

/** A pending commit as the history reads it, before the store has given it a time. */
export function asCommit(pending: PendingCommit, revision: number): Commit {
  return { ...pending, revision, at: 0 };
}
