import { setTimeout as delay } from 'node:timers/promises';
import { app } from 'electron';
import log from 'electron-log/main';
import type { Services } from '../ipc/services';

const backupLimitMs = 15_000;

/**
 * Quitting waits until every window's changes are stored, then backs up what changed. The app ends with `app.exit`
 * only after that; a kill in between loses no commit that was acknowledged.
 */
export function quitInOrder(services: Services, stopStore: () => void): void {
  let ready = false;
  let preparing = false;

  const prepare = async (): Promise<void> => {
    for (const editor of services.windows.all()) {
      if (!(await services.windows.settle(editor))) return;
    }
    for (const { window } of services.windows.all()) window.close();
    await Promise.race([services.store.backUpChanged(), delay(backupLimitMs, undefined, { ref: false })]);
    await Promise.all([services.settings.written(), services.grantedPaths.written()]);
    stopStore();
    ready = true;
    app.quit();
  };

  app.on('before-quit', (event) => {
    if (ready) return;
    event.preventDefault();
    if (preparing) return;
    preparing = true;
    prepare()
      .catch((error: unknown) => {
        log.error('quitting', error);
        ready = true;
        app.quit();
      })
      .finally(() => {
        preparing = false;
      });
  });
}
