import { relative, sep } from 'node:path';
import { dialog } from 'electron';
import type { Store } from '../store/store';
import type { EditorWindows } from '../windows/editor-windows';

interface Places {
  readonly store: Store;
  readonly windows: EditorWindows;
}

/** After the database was lost: asks whether to bring back the newest backup of every workspace. */
export async function offerBackups({ store, windows }: Places): Promise<void> {
  const backups = await store.newestBackups();
  if (backups.length === 0) return;
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: 'The database of your workspaces was damaged and has been set aside.',
    detail: backups.map(({ name, at }) => `${name}: backup of ${new Date(at).toLocaleString()}`).join('\n'),
    buttons: ['Restore the Backups', 'Not Now'],
    defaultId: 0,
    cancelId: 1,
  });
  if (response !== 0) return;
  for (const [index, { backupId }] of backups.entries()) {
    const restored = await store.restoreBackup(backupId);
    if (restored.ok && index === 0) windows.open({ workspaceId: restored.value.workspaceId });
  }
}

/** Lets the user choose one of the backups, and opens what was restored in a window of its own. */
export async function restoreChosenBackup(folder: string, { store, windows }: Places): Promise<void> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: 'Restore a backup',
    defaultPath: folder,
    properties: ['openFile'],
    filters: [{ name: 'Backups', extensions: ['json'] }],
  });
  const path = filePaths[0];
  if (canceled || path === undefined) return;
  const backupId = relative(folder, path)
    .replace(/\.json$/, '')
    .replaceAll(sep, '/');
  const restored = await store.restoreBackup(backupId);
  if (restored.ok) windows.open({ workspaceId: restored.value.workspaceId });
  else await dialog.showMessageBox({ type: 'error', message: restored.error.message });
}
