import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { Release } from '../../shared/authentik/release';
import { newestRelease } from '../../shared/authentik/release';
import type { CommandArgs, CommandName } from '../../shared/document/commands/registry';
import type { CommitKind } from '../../shared/document/commit';
import type { Diff } from '../../shared/document/diff';
import { isEmptyDiff } from '../../shared/document/diff';
import { documentOf, emptyDocument } from '../../shared/document/document';
import { emptyHistory, reversal } from '../../shared/document/history';
import { runCommand } from '../../shared/document/run-command';
import type { WorkspaceSummary } from '../../shared/ipc/contract';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Result } from '../../shared/kernel/result';
import { fail, ok } from '../../shared/kernel/result';
import type { CommitQueue } from './commit-queue';
import { createCommitQueue } from './commit-queue';
import type { Ledger } from './ledger';
import { allCommits, ledgerOf } from './ledger';
import type { Ports } from './ports';
import type { ChangeOptions, Changed, Conflict, WorkspaceState } from './workspace-state';

export interface Workspace {
  readonly store: StoreApi<WorkspaceState>;
  readonly open: (workspaceId: string) => Promise<Result<null, Diagnostic>>;
  /** Makes a workspace and opens it. */
  readonly create: (name: string, release?: Release) => Promise<Result<null, Diagnostic>>;
  readonly update: (change: { readonly name?: string; readonly release?: Release }) => Promise<void>;
  /** Runs a named command: shown at once, stored in the background. A refusal changes nothing. */
  readonly run: <Name extends CommandName>(
    command: Name,
    args: CommandArgs<Name>,
    options?: ChangeOptions,
  ) => Result<Changed, readonly Diagnostic[]>;
  readonly undo: () => Result<Changed, readonly Diagnostic[]>;
  readonly redo: () => Result<Changed, readonly Diagnostic[]>;
  /** Ends when everything so far is stored, or false when the store refuses at the moment. */
  readonly flush: () => Promise<boolean>;
  /** Ends the subscriptions and timers. */
  readonly close: () => void;
}

/** Two changes of one field further apart than this are two steps of undo. */
const mergeWithin = 1500;

const loads: ReadonlySet<CommandName> = new Set([
  'load-records',
  'keep-saved',
  'source-saved',
  'adopt-file',
] as const);

export function createWorkspace(ports: Ports): Workspace {
  const store = createStore<WorkspaceState>(() => ({
    phase: 'none',
    workspace: null,
    document: emptyDocument,
    descriptors: ports.descriptorsFor(newestRelease),
    revision: 0,
    pending: [],
    history: emptyHistory,
    conflicts: [],
    storeProblem: null,
  }));
  let queue: CommitQueue | undefined;
  let merging: { key: string; group: string; at: number } | undefined;

  const show = (ledger: Ledger) => {
    store.setState({
      document: ledger.shown,
      revision: ledger.revision,
      pending: ledger.pending,
      history: ledger.tracked.history,
    });
  };
  const keepConflicts = (conflicts: readonly Conflict[]) => {
    store.setState(({ conflicts: known }) => ({ conflicts: [...known, ...conflicts] }));
  };

  const enter = (workspace: WorkspaceSummary, ledger: Ledger) => {
    queue?.close();
    merging = undefined;
    queue = createCommitQueue(ports, {
      workspaceId: workspace.workspaceId,
      ledger,
      onLedger: show,
      onConflicts: keepConflicts,
      onProblem: (storeProblem) => {
        store.setState({ storeProblem });
      },
    });
    const descriptors = ports.descriptorsFor(workspace.release);
    store.setState({ phase: 'ready', workspace, descriptors, conflicts: [], storeProblem: null });
    show(ledger);
  };

  const open: Workspace['open'] = async (workspaceId) => {
    if (!(await flush())) return fail(problem('not-stored', notStored));
    store.setState({ phase: 'opening' });
    const opened = await ports.bridge.request('workspaces.open', { workspaceId });
    if (!opened.ok) {
      store.setState({ phase: queue ? 'ready' : 'failed' });
      const why = opened.error.code === 'STORE_FAILED' ? opened.error.message : 'It does not exist any more.';
      return fail(problem('cannot-open', `The workspace could not be opened. ${why}`));
    }
    const { workspace, records, commits } = opened.value;
    enter(workspace, ledgerOf(documentOf(records), workspace.revision, commits));
    return ok(null);
  };

  const groupFor = (command: CommandName, { mergeKey }: ChangeOptions): string | undefined => {
    if (mergeKey === undefined) {
      merging = undefined;
      return undefined;
    }
    const key = `${command} ${mergeKey}`;
    const at = ports.now();
    const goesOn = merging?.key === key && at - merging.at <= mergeWithin;
    merging = { key, group: goesOn ? merging!.group : ports.newId(), at };
    return merging.group;
  };

  interface Change {
    readonly title: string;
    readonly kind: CommitKind;
    readonly of?: string;
    readonly group?: string;
    readonly diff: Diff;
  }
  const commit = (change: Change): Result<Changed, never> => {
    const { diff } = change;
    if (!isEmptyDiff(diff)) queue!.push({ commitId: ports.newId(), ...change });
    return ok({ diff, added: diff.added });
  };

  const run: Workspace['run'] = (command, args, options = {}) => {
    if (queue === undefined) return fail([problem('no-workspace', 'Open or make a workspace first.')]);
    const { document, descriptors } = store.getState();
    const outcome = runCommand(document, { command, args }, { newId: ports.newId, descriptors });
    if (!outcome.ok) return outcome;
    const group = groupFor(command, options);
    const { title, diff } = outcome.value;
    const kind = loads.has(command) ? 'load' : 'edit';
    return commit({ title, kind, diff, ...(group === undefined ? {} : { group }) });
  };

  const reverse = (kind: 'undo' | 'redo'): Result<Changed, readonly Diagnostic[]> => {
    const { history, document } = store.getState();
    const step = history[kind].at(-1);
    if (step === undefined || queue === undefined) {
      return fail([problem(`nothing-to-${kind}`, `There is nothing to ${kind}.`)]);
    }
    merging = undefined;
    const diff = reversal(document, step, allCommits(queue.ledger()));
    if (!diff.ok) return diff;
    queue.push({
      commitId: ports.newId(),
      title: step.title,
      kind,
      of: step.commitId,
      diff: diff.value,
    });
    return ok({ diff: diff.value, added: diff.value.added });
  };

  const flush = () => queue?.flush() ?? Promise.resolve(true);

  return {
    store,
    open,
    create: async (name, release = newestRelease) => {
      const made = await ports.bridge.request('workspaces.create', { name, release });
      return open(made.workspaceId);
    },
    update: async (change) => {
      const { workspace } = store.getState();
      if (workspace === null) return;
      const { workspaceId } = workspace;
      const updated = await ports.bridge.request('workspaces.update', { workspaceId, ...change });
      store.setState({ workspace: updated, descriptors: ports.descriptorsFor(updated.release) });
    },
    run,
    undo: () => reverse('undo'),
    redo: () => reverse('redo'),
    flush,
    close: () => queue?.close(),
  };
}

const notStored = 'Changes are not stored yet. They are being tried again; wait until they are stored.';

function problem(code: string, message: string): Diagnostic {
  return { code: `workspace/${code}`, severity: 'error', message, at: {} };
}
