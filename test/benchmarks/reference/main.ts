// A bare Electron window with React Flow: what the app's start and drawing are held against.
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

const userData = app.commandLine.getSwitchValue('user-data-dir');
if (userData !== '') app.setPath('userData', userData);

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true } });
  window.webContents.on('page-title-updated', (_event, title) => {
    if (title === 'painted') process.stdout.write('window painted\n');
  });
  const { STAGECRAFT_BENCH_NODES: nodes = '8' } = process.env;
  void window.loadFile(join(__dirname, 'index.html'), { query: { nodes } });
});
app.on('window-all-closed', () => {
  app.quit();
});
