import { resolve } from 'node:path';
import { app, ipcMain, protocol, session } from 'electron';
import log from 'electron-log/main';
import { requestChannel } from '../../shared/ipc/channels';
import { editorScheme } from '../windows/editor-scheme';
import { openEditorWindow } from '../windows/editor-window';
import { blockNetwork, denyPermissions } from '../windows/guard';
import { privileges, servePages } from '../windows/page-scheme';
import { editorPreload, pagesFolder } from './paths';

const userData = app.commandLine.getSwitchValue('user-data-dir');
if (userData !== '') app.setPath('userData', resolve(userData));
protocol.registerSchemesAsPrivileged([privileges(editorScheme)]);

ipcMain.handle(requestChannel, (_event, name: string) => {
  if (name === 'app.info') return { version: app.getVersion(), platform: process.platform, openFiles: [] };
  throw new Error(`${name} is not there yet`);
});

void app.whenReady().then(() => {
  servePages(session.defaultSession.protocol, editorScheme, pagesFolder);
  denyPermissions(session.defaultSession);
  blockNetwork(session.defaultSession, [`${editorScheme.scheme}://${editorScheme.host}/`]);
  openEditorWindow({ preload: editorPreload, bounds: undefined, rememberBounds: () => undefined });
  log.info('started');
});

app.on('window-all-closed', () => {
  app.quit();
});
