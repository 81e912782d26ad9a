import type { Commit } from '../../shared/document/commit';
import { composeDiffs, rebaseDiff } from '../../shared/document/compose';
import { applyDiff, isEmptyDiff } from '../../shared/document/diff';
import type { WorkspaceDocument } from '../../shared/document/document';
import { historyOf, track } from '../../shared/document/history';
import type { Tracked } from '../../shared/document/history';
import { keepsReferences } from '../../shared/document/integrity';
import type { Conflict, PendingCommit } from './workspace-state';
import { asCommit } from './workspace-state';

/** What the store has, what it does not have yet, and what both make: pure data, changed by the functions below. */
export interface Ledger {
  /** The document at `revision`, without pending commits. */
  readonly stored: WorkspaceDocument;
  readonly shown: WorkspaceDocument;
  readonly revision: number;
  /** Acknowledged commits that are known, oldest first. */
  readonly commits: readonly Commit[];
  readonly pending: readonly PendingCommit[];
  readonly tracked: Tracked;
}

export function ledgerOf(stored: WorkspaceDocument, revision: number, commits: readonly Commit[]): Ledger {
  const tracked: Tracked = { history: historyOf(commits), group: undefined };
  return { stored, shown: stored, revision, commits, pending: [], tracked };
}

export function allCommits(ledger: Ledger): readonly Commit[] {
  const pending = ledger.pending.map((commit, index) => asCommit(commit, ledger.revision + index + 1));
  return [...ledger.commits, ...pending];
}

/** Adds a change of ours. It joins the last pending one of its group where that was not sent yet (`joinFrom`). */
export function append(ledger: Ledger, commit: PendingCommit, joinFrom: number): Ledger {
  const shown = applyDiff(ledger.shown, commit.diff);
  const last = ledger.pending.at(-1);
  const joins =
    last !== undefined &&
    ledger.pending.length > joinFrom &&
    commit.group !== undefined &&
    commit.group === last.group;
  const kept = joins ? ledger.pending.slice(0, -1) : ledger.pending;
  const whole = joins
    ? { ...commit, commitId: last.commitId, diff: composeDiffs(last.diff, commit.diff) }
    : commit;
  const revision = ledger.revision + kept.length + 1;
  const tracked = track(ledger.tracked, asCommit({ ...whole, diff: commit.diff }, revision));
  return { ...ledger, shown, tracked, pending: [...kept, whole] };
}

/** The store took the oldest pending commit. */
export function acknowledge(ledger: Ledger, revision: number): Ledger {
  const [first, ...pending] = ledger.pending;
  if (first === undefined) return ledger;
  return {
    ...ledger,
    stored: applyDiff(ledger.stored, first.diff),
    revision,
    commits: [...ledger.commits, asCommit(first, revision)],
    pending,
  };
}

/** Takes in commits of others (and our own whose acknowledgement got lost), and fits what is pending onto them. */
export function integrate(
  ledger: Ledger,
  incoming: readonly Commit[],
): { readonly ledger: Ledger; readonly conflicts: readonly Conflict[] } {
  const news = incoming.filter((commit) => commit.revision > ledger.revision);
  if (news.length === 0) return { ledger, conflicts: [] };
  const arrived = new Set(news.map((commit) => commit.commitId));
  const stored = news.reduce((document, commit) => applyDiff(document, commit.diff), ledger.stored);
  const revision = news.at(-1)!.revision;
  const pending: PendingCommit[] = [];
  const conflicts: Conflict[] = [];
  let shown = stored;
  for (const commit of ledger.pending) {
    if (arrived.has(commit.commitId)) continue;
    const { diff, conflicts: clashes } = rebaseDiff(shown, commit.diff);
    const next = applyDiff(shown, diff);
    if (clashes.length > 0 || !keepsReferences(next, diff)) {
      conflicts.push({ title: commit.title, diff: commit.diff });
      continue;
    }
    if (isEmptyDiff(diff)) continue;
    shown = next;
    pending.push({ ...commit, diff });
  }
  const commits = [...ledger.commits, ...news];
  const made: Ledger = { ...ledger, stored, shown, revision, commits, pending };
  const tracked: Tracked = { history: historyOf(allCommits(made)), group: undefined };
  return { ledger: { ...made, tracked }, conflicts };
}
