import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import log from 'electron-log/main';
import type { Events } from '../../shared/ipc/contract';
import type { StoreOpened } from '../../shared/ipc/store-contract';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Result } from '../../shared/kernel/result';
import { copyDatabase, setAside } from './database-copy';
import type { HostWindow } from './host-window';
import { openHostWindow } from './host-window';
import type { StoreIdentity } from './store-identity';
import { readIdentity, writeIdentity } from './store-identity';
import { StoreLink } from './store-link';
import { databaseLost, databaseUnreadable, storeFailed } from './store-notices';
import { mendTornLogs } from './torn-log';

export interface StoreHostOptions {
  readonly userData: string;
  readonly preload: string;
  readonly pagesFolder: string;
  readonly onStatus: (status: Events['store.status']) => void;
  /** `lost`: the workspaces that were there are not there any more. */
  readonly onNotice: (notice: Diagnostic, lost: boolean) => Promise<void>;
}

const restartWindowMs = 60_000;
const mostRestarts = 5;
const retryMs = 300;

/** Keeps the store's page alive and its database honest. Requests go through `link` and wait while it restarts. */
export class StoreHost {
  readonly link = new StoreLink();
  readonly #options: StoreHostOptions;
  #window: HostWindow | undefined;
  #identity: StoreIdentity = { generation: 1 };
  #stopped = false;
  #attempt = 0;
  /** The database is opened only after this has ended. */
  #guarded: Promise<void> = Promise.resolve();
  #ends: readonly number[] = [];

  constructor(options: StoreHostOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#identity = readIdentity(this.#path('store.json'));
    this.#guarded = this.#guard();
    await this.#launch();
  }

  stop(): void {
    this.#stopped = true;
    this.#close();
    this.link.abandon('The app is closing.');
  }

  #path(...parts: readonly string[]): string {
    return join(this.#options.userData, ...parts);
  }

  async #guard(): Promise<void> {
    const database = this.#path('Partitions', `store-${this.#identity.generation}`, 'IndexedDB');
    await copyDatabase(database, this.#path('store-guard')).catch((error: unknown) => {
      log.warn('store: no copy could be taken before opening', error);
    });
    const mended = await mendTornLogs(database).catch((error: unknown) => {
      log.warn('store: the logs could not be looked at before opening', error);
      return [];
    });
    if (mended.length > 0) log.info(`store: a half written record was cut off ${mended.join(', ')}`);
  }

  /** `patience`: how often a database that cannot be opened is tried again before it is given up. */
  async #launch(patience = 1): Promise<void> {
    if (this.#stopped) return;
    const attempt = (this.#attempt += 1);
    let opened: Result<StoreOpened, Diagnostic>;
    try {
      opened = await this.#open(this.#identity.generation);
    } catch (error) {
      // Another attempt is under way where the page's end has been noticed already.
      if (attempt === this.#attempt) this.#ended(error instanceof Error ? error.message : String(error));
      return;
    }
    if (opened.ok) await this.#accept(opened.value);
    else if (opened.error.code === 'store/newer') this.#fail(opened.error);
    else if (patience > 0) await this.#retry(opened.error, patience - 1);
    else await this.#replace(opened.error);
  }

  async #retry(problem: Diagnostic, patience: number): Promise<void> {
    log.warn('store: trying again:', problem.message);
    this.#close();
    await delay(retryMs);
    await this.#launch(patience);
  }

  /** Opens a page on the database of one generation and asks it to open that. */
  async #open(generation: number): Promise<Result<StoreOpened, Diagnostic>> {
    const { preload, pagesFolder } = this.#options;
    const [window] = await Promise.all([
      openHostWindow({ preload, pagesFolder, partition: `persist:store-${generation}` }),
      this.#guarded,
    ]);
    this.#window = window;
    void window.gone.then((reason) => {
      if (this.#window === window) this.#ended(reason);
    });
    return this.link.probe(window.port, 'store.open', { storeId: randomUUID() });
  }

  #close(): void {
    const window = this.#window;
    this.#window = undefined;
    window?.close();
  }

  async #accept(opened: StoreOpened): Promise<void> {
    const { generation, storeId } = this.#identity;
    if (storeId !== undefined && storeId !== opened.storeId) {
      log.error('store: the database that was there is gone; an empty one took its place');
      await this.#options.onNotice(databaseLost(await this.#setAside()), true);
    }
    if (storeId !== opened.storeId) {
      this.#identity = { generation, storeId: opened.storeId };
      await writeIdentity(this.#path('store.json'), this.#identity);
    }
    if (opened.migratedFrom < opened.recordVersion) {
      log.info(`store: records migrated from ${opened.migratedFrom} to ${opened.recordVersion}`);
    }
    if (this.#stopped || this.#window === undefined) return;
    this.link.attach(this.#window.port);
    this.#options.onStatus({ status: 'ready' });
  }

  /** The database cannot be opened: it stays where it is, untouched, and the next generation takes over. */
  async #replace(problem: Diagnostic): Promise<void> {
    log.error('store:', problem.message);
    this.#close();
    const generation = this.#identity.generation + 1;
    const opened = await this.#open(generation).catch(() => undefined);
    if (!opened?.ok) {
      this.#fail(problem);
      return;
    }
    await this.#options.onNotice(databaseUnreadable(problem, await this.#setAside()), true);
    this.#identity = { generation };
    await this.#accept(opened.value);
  }

  #setAside(): Promise<string | undefined> {
    const stamp = new Date().toISOString().replaceAll(':', '-');
    return setAside(this.#path('store-guard'), this.#path('set-aside'), stamp);
  }

  #ended(reason: string): void {
    if (this.#stopped) return;
    log.warn(`store: the page is gone: ${reason}`);
    this.#window = undefined;
    this.link.detach(reason);
    const now = Date.now();
    this.#ends = [...this.#ends.filter((end) => now - end < restartWindowMs), now];
    if (this.#ends.length > mostRestarts) {
      this.#fail(storeFailed(reason));
      return;
    }
    this.#options.onStatus({ status: 'restarting', message: `The store is being restarted: ${reason}.` });
    void this.#launch();
  }

  #fail(problem: Diagnostic): void {
    log.error('store: failed:', problem.message);
    this.#stopped = true;
    this.#close();
    void this.#options.onNotice(problem, false);
    this.#options.onStatus({ status: 'failed', message: problem.message });
    this.link.abandon(problem.message);
  }
}
