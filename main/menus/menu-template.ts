import type { MenuItemConstructorOptions } from 'electron';

/** What a chosen item does; `command` goes to the window that the user is in. */
export interface MenuActions {
  readonly command: (id: string) => void;
  readonly newWindow: () => void;
  readonly restoreBackup: () => void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** The application menu. On macOS it stands at the top of the screen and gets the application's own menu in front. */
export function menuTemplate(platform: string, actions: MenuActions): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const command = (id: string, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    // Shown only: the page has the keys, and knows when they belong to a field or a dialog instead.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => {
      actions.command(id);
    },
  });

  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      command('flow.new', 'New Flow', 'CmdOrCtrl+N'),
      command('workspace.new', 'New Workspace…'),
      {
        label: 'New Window',
        accelerator: 'CmdOrCtrl+Shift+N',
        registerAccelerator: false,
        click: actions.newWindow,
      },
      command('workspace.switch', 'Switch Workspace…', 'CmdOrCtrl+Shift+O'),
      separator,
      command('file.open', 'Open Blueprints…', 'CmdOrCtrl+O'),
      command('file.import', 'Import into the Workspace…', 'CmdOrCtrl+I'),
      command('file.import-folder', 'Import a Folder…'),
      command('file.save', 'Save Changed Files', 'CmdOrCtrl+S'),
      command('file.save-as', 'Save As…', 'CmdOrCtrl+Shift+S'),
      command('file.export', 'Export Flow as Portable Blueprint…', 'CmdOrCtrl+E'),
      command('file.export-all', 'Export All Flows…'),
      separator,
      command('compare.with', 'Compare Flow With…', 'CmdOrCtrl+Alt+C'),
      command('history.open', 'History of the Workspace…', 'CmdOrCtrl+Shift+H'),
      separator,
      { label: 'Restore a Backup…', click: actions.restoreBackup },
      separator,
      mac ? { role: 'close' } : { role: 'quit' },
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    submenu: [
      command('edit.undo', 'Undo', 'CmdOrCtrl+Z'),
      command('edit.redo', 'Redo', 'CmdOrCtrl+Shift+Z'),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      separator,
      command('edit.find', 'Find…', 'CmdOrCtrl+F'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      command('view.palette', 'Command Palette…', 'CmdOrCtrl+K'),
      separator,
      command('view.explorer', 'Explorer', 'CmdOrCtrl+B'),
      command('view.inspector', 'Inspector', 'CmdOrCtrl+Alt+B'),
      command('view.bottom', 'Lower Panel', 'CmdOrCtrl+J'),
      command('view.problems', 'Problems', 'CmdOrCtrl+Shift+M'),
      command('view.source', 'Source Text', 'CmdOrCtrl+Shift+U'),
      separator,
      command('view.estate', 'Estate Map', 'CmdOrCtrl+Shift+E'),
      command('canvas.fit', 'Fit Flow to Window'),
      separator,
      { role: 'togglefullscreen' },
      { role: 'toggleDevTools' },
    ],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    submenu: [command('help.shortcuts', 'Keyboard Shortcuts'), ...(mac ? [] : [{ role: 'about' } as const])],
  };
  return [...(mac ? [{ role: 'appMenu' } as const] : []), file, edit, view, { role: 'windowMenu' }, help];
}
