import type { AuthentikRecord, RecordId } from '../authentik/record';
import type { Diagnostic } from '../kernel/diagnostic';
import type { Result } from '../kernel/result';
import { fail, ok } from '../kernel/result';
import type { Commit } from './commit';
import { composeDiffs, rebaseDiff } from './compose';
import type { Diff } from './diff';
import { inverseDiff } from './diff';
import type { WorkspaceDocument } from './document';
import { labelOf } from './labels';
import { sourceModel } from './models';
import { textField } from './values';

/** One user action that can be taken back or brought again: one edit, or the edits of one group. */
export interface HistoryStep {
  /** The newest edit of the step; what an `undo` or `redo` commit names in `of`. */
  readonly commitId: string;
  readonly title: string;
  /** What was last done: taking back (or bringing again) applies the inverse of this. */
  readonly diff: Diff;
  /** Revision of the newest commit that made `diff`. */
  readonly revision: number;
}

export interface History {
  /** Oldest first: the last one is taken back next. */
  readonly undo: readonly HistoryStep[];
  /** The last one is brought again next. */
  readonly redo: readonly HistoryStep[];
}

export const emptyHistory: History = { undo: [], redo: [] };

/** What can be undone and redone after a list of commits, oldest first. Loads and syncs are not on the stacks. */
export function historyOf(commits: readonly Commit[]): History {
  return commits.reduce<Tracked>(track, { history: emptyHistory, group: undefined }).history;
}

export interface Tracked {
  readonly history: History;
  /** Group of the newest commit, if a further edit may join it. */
  readonly group: string | undefined;
}

export function track({ history, group }: Tracked, commit: Commit): Tracked {
  const { undo, redo } = history;
  const step = { commitId: commit.of ?? commit.commitId, title: commit.title, diff: commit.diff };
  const made: HistoryStep = { ...step, revision: commit.revision };
  switch (commit.kind) {
    case 'edit': {
      const last = undo.at(-1);
      const joins = commit.group !== undefined && commit.group === group && last !== undefined;
      const joined = joins ? { ...made, diff: composeDiffs(last.diff, commit.diff) } : made;
      const history = { undo: [...(joins ? undo.slice(0, -1) : undo), joined], redo: [] };
      return { history, group: commit.group };
    }
    case 'undo': {
      const taken = stepOf(undo, commit);
      const title = taken?.title ?? commit.title;
      const left = undo.filter((other) => other !== taken);
      return { history: { undo: left, redo: [...redo, { ...made, title }] }, group: undefined };
    }
    case 'redo': {
      const brought = stepOf(redo, commit);
      const title = brought?.title ?? commit.title;
      const left = redo.filter((other) => other !== brought);
      return { history: { undo: [...undo, { ...made, title }], redo: left }, group: undefined };
    }
    case 'load':
    case 'sync':
      return { history, group: undefined };
  }
}

function stepOf(steps: readonly HistoryStep[], commit: Commit): HistoryStep | undefined {
  return steps.filter((step) => step.commitId === commit.of).at(-1);
}

/**
 * The diff that takes a step back (or brings it again) from the document as it is now. What others changed since in
 * other fields stays; where they changed the same, it is refused. `later`: commits since the step.
 */
export function reversal(
  document: WorkspaceDocument,
  step: HistoryStep,
  later: readonly Commit[],
): Result<Diff, readonly Diagnostic[]> {
  const inverse = inverseDiff(step.diff);
  const rewritten = rewrittenSources(step.revision, later);
  // A step that brings its own text back brings the places in it back too.
  for (const [from, to] of inverse.updated) if (changesText(from, to)) rewritten.delete(to.id);
  const wanted = withoutStalePlaces(inverse, rewritten);
  const { diff, conflicts } = rebaseDiff(document, wanted);
  if (conflicts.length === 0) return ok(diff);
  return fail(
    conflicts.map((id) => ({
      code: 'document/changed-since',
      severity: 'error' as const,
      message: `“${step.title}” cannot be taken back or brought again: ${nameOf(document, id)} was changed since.`,
      at: { record: id },
    })),
  );
}

function nameOf(document: WorkspaceDocument, id: RecordId): string {
  const record = document.records.get(id);
  return record ? `“${labelOf(document, record)}”` : 'an object it changed';
}

/** Sources whose text was replaced after a revision: places in it that were noted before mean nothing any more. */
function rewrittenSources(revision: number, later: readonly Commit[]): Set<RecordId> {
  const sources = later
    .filter((commit) => commit.revision > revision)
    .flatMap((commit) => commit.diff.updated)
    .filter(([from, to]) => changesText(from, to));
  return new Set(sources.map(([, to]) => to.id));
}

function changesText(from: AuthentikRecord, to: AuthentikRecord): boolean {
  return to.model === sourceModel && textField(from, 'text') !== textField(to, 'text');
}

function withoutStalePlaces(diff: Diff, rewritten: ReadonlySet<RecordId>): Diff {
  if (rewritten.size === 0) return diff;
  const added = diff.added.map((record) => {
    if (record.entry === undefined || !rewritten.has(record.entry.source)) return record;
    const { path: _path, also: _also, ...entry } = record.entry;
    return { ...record, entry };
  });
  return { ...diff, added };
}
