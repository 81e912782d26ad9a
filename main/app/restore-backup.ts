import { relative, sep } from 'node:path';
import { dialog } from 'electron';
import type { Store } from '../store/store';
import type { EditorWindows } from '../windows/editor-windows';

/** Lets the user choose one of the backups, and opens what was restored in a window of its own. */
export async function restoreChosenBackup(
  folder: string,
  { store, windows }: { readonly store: Store; readonly windows: EditorWindows },
): Promise<void> {
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
