import type { Diff } from './diff';

/** `load` and `sync` make a version that can be returned to, but are not on the undo stack of edits. */
export type CommitKind = 'edit' | 'undo' | 'redo' | 'load' | 'sync';

/** One stored change. Commits are kept for good; undo and redo are commits too, so both survive a restart. */
export interface Commit {
  readonly commitId: string;
  /** Revision that it made; the first is 1. */
  readonly revision: number;
  readonly title: string;
  readonly kind: CommitKind;
  /** For `undo` and `redo`: the `edit` commit that it takes back or brings again. */
  readonly of?: string;
  /** Neighbouring `edit` commits of one group (quick typing in one field, one drag) are one step of undo. */
  readonly group?: string;
  /** Milliseconds since 1970, by the store's clock. */
  readonly at: number;
  readonly diff: Diff;
}
