import type { AuthentikRecord } from '../../shared/authentik/record';
import { recordsOfModel } from '../../shared/document/indexes';
import { sourceModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { TextFile } from '../../shared/ipc/contract';
import type { AppState } from '../state/app-state';
import { savedText } from '../state/saved-text';

/** Texts of more UTF-16 units than this together are not read again whenever the window comes to the front. */
const most = 20_000_000;
const absolute = /^(?:\/|\\\\|[A-Za-z]:[\\/])/;

export type ReadFiles = (paths: readonly string[]) => Promise<{ readonly files: readonly TextFile[] }>;

function openedFiles(app: AppState): ReadonlyMap<string, AuthentikRecord> {
  const { document } = app.workspace.store.getState();
  const opened = new Map<string, AuthentikRecord>();
  let length = 0;
  for (const source of recordsOfModel(document, sourceModel)) {
    const path = textField(source, 'path');
    length += savedText(source)?.length ?? 0;
    if (path !== undefined && absolute.test(path)) opened.set(path, source);
  }
  return length > most ? new Map() : opened;
}

const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

/**
 * Looks whether something else wrote to opened files. What was not edited here is read again; of what was, it is said
 * once, and saving asks. A file that cannot be read now is left as it is.
 */
export function diskLook(app: AppState, read: ReadFiles): () => Promise<void> {
  const told = new Map<string, string>();
  let isLooking = false;
  const look = async () => {
    const opened = openedFiles(app);
    if (opened.size === 0) return;
    const { files } = await read([...opened.keys()]);
    const changed = files.filter(({ path, text }) => {
      const source = opened.get(path);
      return source !== undefined && savedText(source) !== text && told.get(path) !== text;
    });
    if (changed.length === 0) return;
    const { dirty, typed } = app.files.store.getState();
    const isEdited = ({ path }: TextFile) => {
      const id = opened.get(path)!.id;
      return dirty.has(id) || typed.has(id);
    };
    const again = changed.filter((file) => !isEdited(file));
    for (const { path, text } of changed) told.set(path, text);
    for (const { path } of changed.filter(isEdited)) {
      app.view.notify({
        severity: 'warning',
        message: `${nameOf(path)} was changed on disk, and here too. Nothing is lost: saving asks which to keep.`,
      });
    }
    if (again.length === 0) return;
    const { activeFlow, estate } = app.view.store.getState();
    await app.files.load(again);
    if (estate && activeFlow === null) app.view.showEstate(true);
    else if (activeFlow !== null && app.workspace.store.getState().document.records.has(activeFlow)) {
      app.view.openFlow(activeFlow);
    }
    const names = again.map(({ path }) => nameOf(path)).join(', ');
    app.view.notify({
      severity: 'info',
      message: `${names} ${again.length === 1 ? 'was' : 'were'} changed on disk and read again.`,
    });
  };
  return async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      await look();
    } finally {
      isLooking = false;
    }
  };
}
