import { randomUUID } from 'node:crypto';
import log from 'electron-log/main';
import type { Commit } from '../../shared/document/commit';
import type {
  BackupSummary,
  CommitFailure,
  CommitRequest,
  DeletedWorkspace,
  OpenedWorkspace,
  Requests,
  WorkspaceSummary,
} from '../../shared/ipc/contract';
import { deletedKeptDays } from '../../shared/ipc/contract';
import type { Packed } from '../../shared/ipc/packed';
import { pack } from '../../shared/ipc/packed';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Result } from '../../shared/kernel/result';
import { fail, ok } from '../../shared/kernel/result';
import type { Backups } from './backups';
import type { StoreLink } from './store-link';
import { backupOffered } from './store-notices';

/** How far back an opened workspace can be undone without asking for more history. */
const commitsOnOpening = 200;

/** What the app does with workspaces. Writes to one workspace happen one after the other, in the order of asking. */
export class Store {
  readonly #link: StoreLink;
  readonly #backups: Backups;
  readonly #lanes = new Map<string, Promise<unknown>>();
  readonly #changed = new Set<string>();
  #notices: readonly Diagnostic[] = [];
  #unacknowledged = 0;

  constructor(link: StoreLink, backups: Backups) {
    this.#link = link;
    this.#backups = backups;
  }

  /** Commits that were asked for and are not stored yet. */
  get unacknowledged(): number {
    return this.#unacknowledged;
  }

  list(): Promise<readonly WorkspaceSummary[]> {
    return this.#link.request('workspaces.list', null);
  }

  create({ name, release }: Requests['workspaces.create']['request']): Promise<WorkspaceSummary> {
    const workspace = { workspaceId: randomUUID(), name, release, revision: 0, changedAt: Date.now() };
    return this.#link.request('workspaces.create', { workspace, records: [] });
  }

  /** Throws where there is no such workspace: windows know only those that they were told of. */
  async update(request: Requests['workspaces.update']['request']): Promise<WorkspaceSummary> {
    const updated = await this.#inLane(request.workspaceId, () =>
      this.#link.request('workspaces.update', request),
    );
    if (updated === null) throw new Error('There is no such workspace.');
    this.#changed.add(request.workspaceId);
    return updated;
  }

  /** Into the trash; backed up before, for a database that is lost. */
  async delete(workspaceId: string): Promise<null> {
    await this.#backUp(workspaceId);
    const at = Date.now();
    return this.#inLane(workspaceId, () => this.#link.request('workspaces.delete', { workspaceId, at }));
  }

  /** The last deleted first. */
  deleted(): Promise<readonly DeletedWorkspace[]> {
    return this.#link.request('workspaces.deleted', null);
  }

  restore(workspaceId: string): Promise<WorkspaceSummary | null> {
    return this.#inLane(workspaceId, () => this.#link.request('workspaces.restore', { workspaceId }));
  }

  /** Out of the trash for good, its backups as well: what was to be gone is nowhere. */
  async erase(workspaceId: string): Promise<null> {
    const isThere = (await this.deleted()).some((workspace) => workspace.workspaceId === workspaceId);
    if (!isThere) return null;
    await this.#inLane(workspaceId, () => this.#link.request('workspaces.erase', { workspaceId }));
    await this.#backups.remove(workspaceId);
    return null;
  }

  /** Erases what has been in the trash for longer than it is kept. */
  async eraseOld(): Promise<void> {
    const kept = Date.now() - deletedKeptDays * 24 * 60 * 60 * 1_000;
    const old = (await this.deleted()).filter(({ deletedAt }) => deletedAt < kept);
    for (const { workspaceId } of old) await this.erase(workspaceId);
  }

  async open(workspaceId: string): Promise<Packed<Result<OpenedWorkspace, CommitFailure>>> {
    try {
      return await this.#inLane(workspaceId, () =>
        this.#link.request('workspaces.open', { workspaceId, commits: commitsOnOpening }),
      );
    } catch (error) {
      return pack(fail(storeFailure(error)));
    }
  }

  history(request: Requests['workspaces.history']['request']): Promise<Packed<readonly Commit[]>> {
    return this.#link.request('workspaces.history', request);
  }

  /** Answers with the commit as it is stored, for the other windows. */
  async commit(request: CommitRequest): Promise<Result<Commit, CommitFailure>> {
    this.#unacknowledged += 1;
    try {
      const result = await this.#inLane(request.workspaceId, () =>
        this.#link.request('workspaces.commit', request),
      );
      if (!result.ok) return result;
      this.#changed.add(request.workspaceId);
      const { workspaceId: _workspace, baseRevision: _base, ...commit } = request;
      return ok({ ...commit, ...result.value });
    } catch (error) {
      log.error('store: a commit failed', error);
      return fail(storeFailure(error));
    } finally {
      this.#unacknowledged -= 1;
    }
  }

  /** Keeps a notice until a window asks for it; `lost` adds an offer for each workspace that has a backup. */
  async notice(notice: Diagnostic, lost: boolean): Promise<void> {
    const offers = lost ? (await this.#backups.list(true)).map(backupOffered) : [];
    this.#notices = [...this.#notices, notice, ...offers];
  }

  /** Each notice once. */
  takeNotices(): readonly Diagnostic[] {
    const taken = this.#notices;
    this.#notices = [];
    return taken;
  }

  listBackups(): Promise<readonly BackupSummary[]> {
    return this.#backups.list();
  }

  /** The newest backup of each workspace. */
  newestBackups(): Promise<readonly BackupSummary[]> {
    return this.#backups.list(true);
  }

  async restoreBackup(backupId: string): Promise<Result<WorkspaceSummary, Diagnostic>> {
    const backup = await this.#backups.read(backupId);
    if (!backup.ok) return backup;
    const { workspace, records } = backup.value;
    const known = await Promise.all([this.list(), this.deleted()]);
    const taken = known.flat().some(({ workspaceId }) => workspaceId === workspace.workspaceId);
    const restored = taken
      ? { ...workspace, workspaceId: randomUUID(), name: `${workspace.name} (restored)` }
      : workspace;
    return ok(await this.#link.request('workspaces.create', { workspace: restored, records }));
  }

  /** Backs up every workspace that changed since its last backup. */
  async backUpChanged(): Promise<void> {
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const workspaceId of changed) await this.#backUp(workspaceId);
  }

  async #backUp(workspaceId: string): Promise<void> {
    try {
      const snapshot = await this.#link.request('workspaces.snapshot', { workspaceId });
      if (snapshot !== null) await this.#backups.write(snapshot, Date.now());
    } catch (error) {
      this.#changed.add(workspaceId);
      log.error(`store: no backup of ${workspaceId}`, error);
    }
  }

  #inLane<Value>(workspaceId: string, work: () => Promise<Value>): Promise<Value> {
    const before = this.#lanes.get(workspaceId) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#lanes.set(workspaceId, mine);
    const tidy = (): void => {
      if (this.#lanes.get(workspaceId) === mine) this.#lanes.delete(workspaceId);
    };
    mine.then(tidy, tidy);
    return mine;
  }
}

function storeFailure(error: unknown): CommitFailure {
  return { code: 'STORE_FAILED', message: error instanceof Error ? error.message : String(error) };
}
