import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, dialog, Menu, session } from 'electron';
import log from 'electron-log/main';
import { GrantedPaths } from '../files/granted-paths';
import { SettingsFile } from '../files/settings-file';
import { answerRequests } from '../ipc/answer-requests';
import { ownSettings } from '../ipc/app-handlers';
import type { Services } from '../ipc/services';
import { menuTemplate } from '../menus/menu-template';
import { editorScheme } from '../windows/editor-scheme';
import { EditorWindows } from '../windows/editor-windows';
import { blockNetwork, denyPermissions } from '../windows/guard';
import { loadFetch, servePages } from '../windows/page-scheme';
import { takeScreenshots } from '../windows/screenshot';
import { isolationAsNeeded } from '../windows/shared-memory';
import { backupsFolder, editorPreload, pagesFolder } from './paths';
import { quitInOrder } from './quit';
import { restoreChosenBackup } from './restore-backup';
import { startStore } from './start-store';

const firstPictureMs = 2_000;
const boundsKey = `${ownSettings}window-bounds`;
const isolatedKey = `${ownSettings}isolated`;

/** Everything once Electron is ready. The first window comes first: its page is being loaded while the rest is done. */
export function run(openFiles: readonly string[]): void {
  log.info(`Stagecraft ${app.getVersion()} on Electron ${process.versions.electron}`);
  const userData = app.getPath('userData');
  const settings = new SettingsFile(join(userData, 'settings.json'));
  const isolated = isolationAsNeeded({
    get: () => settings.get(isolatedKey),
    set: (chrome) => void settings.set(isolatedKey, chrome),
  });
  prepareSession(isolated);
  const windows = new EditorWindows(
    {
      preload: editorPreload,
      rememberedBounds: () => settings.get(boundsKey),
      rememberBounds: (bounds) => void settings.set(boundsKey, bounds),
    },
    {
      askToLose,
      // The store's hidden window does not keep the app running.
      onLastClosed: () => {
        if (process.platform !== 'darwin') app.quit();
      },
    },
  );
  // Before the window, whose page would have to be laid out anew below it.
  buildMenu(windows, () => void restoreChosenBackup(backupsFolder(userData), { store, windows }));
  const { window } = windows.open({ openFiles });
  const { store, host, started } = startStore(userData, () => windows);
  loadFetch();
  const grantedPaths = new GrantedPaths(join(userData, 'granted-paths.json'));
  const services: Services = {
    store,
    storeStarted: started,
    windows,
    settings,
    grantedPaths,
    screenshotPath: process.env.STAGECRAFT_SCREENSHOT,
  };
  answerRequests(services);
  grantedPaths.grant(openFiles);
  if (services.screenshotPath !== undefined) pictureOnceLoaded(window, services.screenshotPath);
  listen(services);
  quitInOrder(services, () => {
    host.stop();
  });
}

/** A start without a flow paints no canvas; whoever waits for a picture shall have one all the same. */
function pictureOnceLoaded(window: BrowserWindow, path: string): void {
  window.webContents.once('did-finish-load', () => {
    setTimeout(() => {
      takeScreenshots(window, path).catch((error: unknown) => {
        log.error('no screenshot', error);
      });
    }, firstPictureMs);
  });
}

function prepareSession(isolated: () => boolean): void {
  const own = session.defaultSession;
  servePages(own.protocol, editorScheme, { root: pagesFolder, isolated });
  denyPermissions(own);
  blockNetwork(own, [`${editorScheme.scheme}://${editorScheme.host}/`]);
}

function listen({ windows, grantedPaths }: Services): void {
  const openMore = (paths: readonly string[]): void => {
    grantedPaths.grant(paths);
    const editor = windows.current() ?? windows.open({ openFiles: paths });
    if (paths.length > 0 && editor.openFiles !== paths) windows.send([editor], 'files.opened', { paths });
    windows.show(editor);
  };
  app.on('second-instance', (...[, , , data]) => {
    openMore(filesOf(data));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openMore([path]);
  });
  app.on('activate', () => {
    if (windows.all().length === 0) windows.open();
  });
}

function filesOf(data: unknown): readonly string[] {
  const files = typeof data === 'object' && data !== null && 'openFiles' in data ? data.openFiles : [];
  return Array.isArray(files) ? files.filter((file): file is string => typeof file === 'string') : [];
}

function buildMenu(windows: EditorWindows, restoreBackup: () => void): void {
  const template = menuTemplate(process.platform, {
    command: (command) => {
      const editor = windows.current();
      if (editor !== undefined) windows.send([editor], 'menu.command', { command });
    },
    newWindow: () => windows.open(),
    restoreBackup,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

async function askToLose(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'Some changes are not stored yet.',
    detail: 'The store does not answer. Closing now loses the changes that the title marks.',
    buttons: ['Keep Open', 'Close and Lose Them'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
