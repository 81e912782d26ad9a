import { resolve } from 'node:path';
import { app, Menu, protocol } from 'electron';
import log from 'electron-log/main';
import { storeScheme } from '../store/store-scheme';
import { editorScheme } from '../windows/editor-scheme';
import { privileges } from '../windows/page-scheme';
import { allowSharedMemory } from '../windows/shared-memory';
import { filesNamed } from './command-line';
import { run } from './run';

// What has to happen before Electron is ready, in this order.
const userData = app.commandLine.getSwitchValue('user-data-dir');
if (userData !== '') app.setPath('userData', resolve(userData));
log.transports.console.level = process.env.STAGECRAFT_LOG === undefined ? 'warn' : 'debug';
log.errorHandler.startCatching({ showDialog: false });
// Chromium keeps a page's process in reserve; making it takes time from the pages that the start waits for.
const disabled = ['SpareRendererForSitePerProcess', app.commandLine.getSwitchValue('disable-features')];
app.commandLine.appendSwitch('disable-features', disabled.filter(Boolean).join(','));
// Until there is ours: Electron would make one of its own, which takes as long as making a window.
Menu.setApplicationMenu(null);
allowSharedMemory();
protocol.registerSchemesAsPrivileged([privileges(editorScheme), privileges(storeScheme)]);

const openFiles = filesNamed({
  argv: process.argv,
  workingDirectory: process.cwd(),
  appPath: app.getAppPath(),
});

// One process per profile: a second start hands over what it was given and ends.
if (app.requestSingleInstanceLock({ openFiles })) {
  void app.whenReady().then(() => {
    run(openFiles);
  });
} else app.exit(0);
