import type { AuthentikRecord } from '../../shared/authentik/record';
import type { Commit } from '../../shared/document/commit';
import { applyDiff } from '../../shared/document/diff';
import type { WorkspaceDocument } from '../../shared/document/document';
import type {
  CommitRequest,
  EventName,
  Events,
  RequestName,
  Requests,
  StagecraftBridge,
  TextFile,
  WorkspaceSummary,
} from '../../shared/ipc/contract';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { fail, ok } from '../../shared/kernel/result';

interface Stored {
  summary: WorkspaceSummary;
  document: WorkspaceDocument;
  commits: Commit[];
}

type Handlers = {
  [Name in RequestName]: (
    payload: Requests[Name]['request'],
    from: StagecraftBridge,
  ) => Requests[Name]['response'] | Promise<Requests[Name]['response']>;
};

/** The main process of a test: keeps the contract in memory. Windows are bridges; each is told of the others' commits. */
export class MemoryMain {
  readonly workspaces = new Map<string, Stored>();
  readonly trash = new Map<string, Stored>();
  readonly files = new Map<string, string>();
  readonly settings = new Map<string, unknown>();
  readonly titles: { title: string; unsaved: boolean }[] = [];
  /** What the next file dialogs answer. */
  chosen: string[] = [];
  saveTo: string | null = null;
  openFiles: string[] = [];
  /** Asked before each commit: an error message refuses it, `lose` stores it but fails the answer. */
  onCommit: (request: CommitRequest) => string | undefined = () => undefined;
  private readonly windows = new Map<StagecraftBridge, Map<EventName, Set<(event: never) => void>>>();
  private clock = 0;

  window(): StagecraftBridge {
    const listeners = new Map<EventName, Set<(event: never) => void>>();
    const bridge: StagecraftBridge = {
      request: async (name, payload) => {
        await Promise.resolve();
        return structuredClone(await this.handlers[name](structuredClone(payload), bridge));
      },
      on: (name, listener) => {
        const known = listeners.get(name) ?? new Set();
        listeners.set(name, known.add(listener));
        return () => known.delete(listener);
      },
    };
    this.windows.set(bridge, listeners);
    return bridge;
  }

  tell<Name extends EventName>(name: Name, event: Events[Name], except?: StagecraftBridge): void {
    for (const [bridge, listeners] of this.windows) {
      if (bridge === except) continue;
      for (const listener of listeners.get(name) ?? []) (listener as (event: Events[Name]) => void)(event);
    }
  }

  create(name: string, records: readonly AuthentikRecord[] = []): string {
    const workspaceId = `w${this.workspaces.size + 1}`;
    const summary = { workspaceId, name, release: '2026.8', revision: 0, changedAt: 0 } as const;
    const document = { records: new Map(records.map((record) => [record.id, record])) };
    this.workspaces.set(workspaceId, { summary, document, commits: [] });
    return workspaceId;
  }

  private commit(request: CommitRequest, from: StagecraftBridge): Requests['workspaces.commit']['response'] {
    const stored = this.workspaces.get(request.workspaceId);
    if (stored === undefined) return fail({ code: 'UNKNOWN_WORKSPACE' });
    const known = stored.commits.find((commit) => commit.commitId === request.commitId);
    if (known) return ok({ revision: known.revision });
    const trouble = this.onCommit(request);
    if (trouble !== undefined && trouble !== 'lose') return fail({ code: 'STORE_FAILED', message: trouble });
    const { revision } = stored.summary;
    if (request.baseRevision !== revision) return fail({ code: 'STALE_REVISION', revision });
    const { workspaceId, baseRevision: _base, ...rest } = request;
    const commit: Commit = { ...rest, revision: revision + 1, at: (this.clock += 1) };
    stored.commits.push(commit);
    stored.document = applyDiff(stored.document, commit.diff);
    stored.summary = { ...stored.summary, revision: revision + 1 };
    this.tell('workspace.committed', { workspaceId, commit: structuredClone(commit) }, from);
    if (trouble === 'lose') throw new Error('the answer got lost');
    return ok({ revision: revision + 1 });
  }

  private read(paths: readonly string[]): { files: TextFile[]; problems: Diagnostic[] } {
    const files = paths.flatMap((path) => {
      const text = this.files.get(path);
      return text === undefined ? [] : [{ path, text }];
    });
    const missing = paths.filter((path) => !this.files.has(path));
    const problems = missing.map((path): Diagnostic => {
      return {
        code: 'files/unreadable',
        severity: 'error',
        message: `${path} cannot be read.`,
        at: { path },
      };
    });
    return { files, problems };
  }

  private readonly handlers: Handlers = {
    'app.info': () => ({ version: '0', platform: 'test', openFiles: this.openFiles }),
    'store.notices': () => [],
    'workspaces.list': () => [...this.workspaces.values()].map((stored) => stored.summary),
    'workspaces.create': ({ name }) => this.workspaces.get(this.create(name))!.summary,
    'workspaces.update': ({ workspaceId, ...change }) => {
      const stored = this.workspaces.get(workspaceId)!;
      stored.summary = { ...stored.summary, ...change };
      return stored.summary;
    },
    'workspaces.delete': ({ workspaceId }) => {
      const stored = this.workspaces.get(workspaceId);
      if (stored !== undefined) this.trash.set(workspaceId, stored);
      this.workspaces.delete(workspaceId);
      return null;
    },
    'workspaces.deleted': () =>
      [...this.trash.values()].map(({ summary }) => ({ ...summary, deletedAt: this.clock })),
    'workspaces.restore': ({ workspaceId }) => {
      const stored = this.trash.get(workspaceId);
      if (stored !== undefined) this.workspaces.set(workspaceId, stored);
      this.trash.delete(workspaceId);
      return this.workspaces.get(workspaceId)?.summary ?? null;
    },
    'workspaces.erase': ({ workspaceId }) => {
      this.trash.delete(workspaceId);
      return null;
    },
    'workspaces.open': ({ workspaceId }) => {
      const stored = this.workspaces.get(workspaceId);
      if (stored === undefined) return fail({ code: 'UNKNOWN_WORKSPACE' });
      const { summary, document, commits } = stored;
      return ok({ workspace: summary, records: [...document.records.values()], commits });
    },
    'workspaces.commit': (request, from) => this.commit(request, from),
    'workspaces.history': ({ workspaceId, before = Infinity, limit }) =>
      this.workspaces
        .get(workspaceId)!
        .commits.filter((commit) => commit.revision < before)
        .reverse()
        .slice(0, limit),
    'files.open': () => this.read(this.chosen),
    'files.choose': () => this.read(this.chosen),
    'files.read': ({ paths }) => this.read(paths),
    'files.write': ({ path, text, expected }) => {
      if (expected !== undefined && this.files.get(path) !== expected) {
        const message = `${path} was changed by another program.`;
        return fail({ code: 'files/changed-on-disk', severity: 'error', message, at: { path } });
      }
      this.files.set(path, text);
      return ok(null);
    },
    'files.saveAs': ({ text }) => {
      if (this.saveTo === null) return ok(null);
      this.files.set(this.saveTo, text);
      return ok({ path: this.saveTo });
    },
    'settings.read': () => Object.fromEntries(this.settings),
    'settings.write': ({ key, value }) => {
      this.settings.set(key, value);
      return null;
    },
    'window.title': (title) => {
      this.titles.push(title);
      return null;
    },
    'window.new': () => null,
    'window.painted': () => null,
    'backups.list': () => [],
    'backups.restore': () => {
      throw new Error('no backups in a test');
    },
  };
}
