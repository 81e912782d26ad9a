import log from 'electron-log/main';
import { Backups } from '../store/backups';
import { Store } from '../store/store';
import { StoreHost } from '../store/store-host';
import type { EditorWindows } from '../windows/editor-windows';
import { offerBackups } from './restore-backup';
import { backupsFolder, pagesFolder, storeHostPreload } from './paths';

const tidyEveryMs = 60 * 60 * 1_000;

export interface StartedStore {
  readonly store: Store;
  readonly host: StoreHost;
  readonly started: Promise<void>;
}

/** `windows` is asked for when something happens, not now: the store starts before there are any. */
export function startStore(userData: string, windows: () => EditorWindows): StartedStore {
  const host: StoreHost = new StoreHost({
    userData,
    preload: storeHostPreload,
    pagesFolder,
    onStatus: (event) => {
      windows().send(windows().all(), 'store.status', event);
    },
    onNotice: async (notice, lost) => {
      await store.notice(notice, lost);
      // Not waited for: the store goes on while the user thinks about it.
      if (lost) void offerBackups({ store, windows: windows() });
    },
  });
  const store: Store = new Store(host.link, new Backups(backupsFolder(userData)));
  const started = host.start().catch((error: unknown) => {
    log.error('store: could not be started', error);
  });
  const tidy = async (): Promise<void> => {
    await store.backUpChanged();
    await store.eraseOld().catch((error: unknown) => {
      log.error('store: the trash could not be emptied', error);
    });
  };
  setInterval(() => void tidy(), tidyEveryMs).unref();
  return { store, host, started };
}
