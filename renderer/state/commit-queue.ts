import type { Commit } from '../../shared/document/commit';
import type { CommitFailure } from '../../shared/ipc/contract';
import type { Result } from '../../shared/kernel/result';
import { fail } from '../../shared/kernel/result';
import type { Ledger } from './ledger';
import { acknowledge, append, integrate } from './ledger';
import type { Ports } from './ports';
import type { Conflict, PendingCommit } from './workspace-state';

export interface CommitQueue {
  readonly ledger: () => Ledger;
  /** Shows a change at once and stores it as soon as the store takes it. */
  readonly push: (commit: PendingCommit) => void;
  /** Sends without waiting for more of the same group. True when all is stored, false when the store refuses. */
  readonly flush: () => Promise<boolean>;
  readonly close: () => void;
}

interface QueueOptions {
  readonly workspaceId: string;
  readonly ledger: Ledger;
  readonly onLedger: (ledger: Ledger) => void;
  readonly onConflicts: (conflicts: readonly Conflict[]) => void;
  /** Why nothing is stored at the moment; null: it is again. */
  readonly onProblem: (problem: string | null) => void;
}

/** How long quick changes of one group are gathered before they are sent, and for how long at most. */
const gather = 200;
const gatherAtMost = 1000;
const retries = [500, 1000, 2000, 5000, 15000] as const;
/** Commits asked for at once when catching up with other windows. */
const page = 200;

/** Sends pending commits one at a time, in order, until acknowledged; a commit leaves only by that, or as a conflict. */
export function createCommitQueue(ports: Ports, options: QueueOptions): CommitQueue {
  const { workspaceId } = options;
  let ledger = options.ledger;
  let sending = false;
  let closed = false;
  let failures = 0;
  /** The store came back while a commit was under way that may still fail for its absence. */
  let isBack = false;
  let gatheringSince: number | undefined;
  let cancelTimer: (() => void) | undefined;
  let waiting: ((stored: boolean) => void)[] = [];

  const change = (next: Ledger) => {
    ledger = next;
    options.onLedger(next);
  };
  const settle = (stored: boolean) => {
    const callbacks = waiting;
    waiting = [];
    for (const callback of callbacks) callback(stored);
  };
  const later = (milliseconds: number) => {
    cancelTimer?.();
    cancelTimer = ports.schedule(() => {
      cancelTimer = undefined;
      void send();
    }, milliseconds);
  };
  const takeIn = (commits: readonly Commit[]) => {
    const { ledger: next, conflicts } = integrate(ledger, commits);
    if (next !== ledger) change(next);
    if (conflicts.length > 0) options.onConflicts(conflicts);
  };

  /** Fetches what other windows committed since, however much that is. */
  const catchUp = async () => {
    const missing: Commit[] = [];
    for (let before: number | undefined; ; before = missing[0]!.revision) {
      const older = await ports.bridge.request('workspaces.history', {
        workspaceId,
        limit: page,
        ...(before === undefined ? {} : { before }),
      });
      const wanted = older.filter((commit) => commit.revision > ledger.revision);
      missing.unshift(...wanted.sort((left, right) => left.revision - right.revision));
      if (wanted.length < page) break;
    }
    takeIn(missing);
  };

  const failed = (message: string) => {
    options.onProblem(message);
    later(isBack ? 0 : retries[Math.min(failures, retries.length - 1)]!);
    failures += 1;
  };

  const handle = async (
    commit: PendingCommit,
    answer: Result<{ readonly revision: number }, CommitFailure>,
  ): Promise<boolean> => {
    if (answer.ok) {
      if (failures > 0) options.onProblem(null);
      failures = 0;
      if (ledger.pending[0]?.commitId === commit.commitId) change(acknowledge(ledger, answer.value.revision));
      return true;
    }
    if (answer.error.code === 'STALE_REVISION') {
      await catchUp();
      return true;
    }
    failed(answer.error.code === 'STORE_FAILED' ? answer.error.message : deleted);
    return false;
  };

  const send = async (): Promise<void> => {
    if (sending || closed) return;
    sending = true;
    isBack = false;
    gatheringSince = undefined;
    cancelTimer?.();
    cancelTimer = undefined;
    try {
      for (let goesOn = true; goesOn && !closed;) {
        const commit = ledger.pending[0];
        if (commit === undefined) break;
        const answer = await ports.bridge
          .request('workspaces.commit', { workspaceId, baseRevision: ledger.revision, ...commit })
          .catch((error: unknown) => fail({ code: 'STORE_FAILED', message: String(error) } as const));
        goesOn = await handle(commit, answer);
      }
    } catch (error) {
      failed(String(error));
    } finally {
      sending = false;
    }
    if (!closed) settle(ledger.pending.length === 0);
  };

  const endings = [
    ports.bridge.on('workspace.committed', (event) => {
      if (event.workspaceId !== workspaceId || closed) return;
      if (event.commit.revision <= ledger.revision + 1) takeIn([event.commit]);
      else void catchUp().catch(() => undefined);
    }),
    ports.bridge.on('store.status', ({ status }) => {
      if (status !== 'ready' || ledger.pending.length === 0) return;
      isBack = true;
      void send();
    }),
  ];

  return {
    ledger: () => ledger,
    push: (commit) => {
      change(append(ledger, commit, sending || failures > 0 ? 1 : 0));
      if (sending || failures > 0) return;
      if (commit.group === undefined) return void send();
      const at = ports.now();
      gatheringSince ??= at;
      if (at - gatheringSince >= gatherAtMost) void send();
      else later(gather);
    },
    flush: () => {
      if (ledger.pending.length === 0) return Promise.resolve(true);
      const stored = new Promise<boolean>((resolve) => waiting.push(resolve));
      void send();
      return stored;
    },
    close: () => {
      closed = true;
      cancelTimer?.();
      for (const end of endings) end();
      settle(ledger.pending.length === 0);
    },
  };
}

const deleted =
  'The workspace was deleted. Restore it under “Switch workspace…”, or export what you want to keep.';
