import { app, ipcMain } from 'electron';
import { noSharedMemoryChannel } from '../../shared/ipc/channels';

/**
 * Allows pages to share memory with their workers, which is how Python is interrupted, without being isolated: an
 * isolated page is started in a process of its own after the one that it was loaded for. To be called before the app
 * is ready.
 */
export function allowSharedMemory(): void {
  app.commandLine.appendSwitch('enable-blink-features', 'SharedArrayBufferUnrestrictedAccessAllowed');
}

export interface Remembered {
  readonly get: () => unknown;
  readonly set: (value: string) => void;
}

/**
 * Whether pages have to be isolated: where Chromium does not know the switch any more. The first page that misses
 * shared memory says so and is loaded again; the version of that Chromium is remembered.
 */
export function isolationAsNeeded({ get, set }: Remembered): () => boolean {
  const { chrome } = process.versions;
  let isNeeded = get() === chrome;
  ipcMain.on(noSharedMemoryChannel, ({ sender }) => {
    if (isNeeded) return;
    isNeeded = true;
    set(chrome);
    sender.reload();
  });
  return () => isNeeded;
}
