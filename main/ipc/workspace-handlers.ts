import { ok } from '../../shared/kernel/result';
import type { Handlers, Services } from './services';

type Names =
  | 'store.notices'
  | 'workspaces.list'
  | 'workspaces.create'
  | 'workspaces.update'
  | 'workspaces.delete'
  | 'workspaces.deleted'
  | 'workspaces.restore'
  | 'workspaces.erase'
  | 'workspaces.open'
  | 'workspaces.commit'
  | 'workspaces.history'
  | 'backups.list'
  | 'backups.restore';

export function workspaceHandlers({ store, storeStarted, windows }: Services): Handlers<Names> {
  return {
    'store.notices': async () => {
      await storeStarted;
      return store.takeNotices();
    },
    'workspaces.list': () => store.list(),
    'workspaces.create': (payload) => store.create(payload),
    'workspaces.update': (payload) => store.update(payload),
    'workspaces.delete': ({ workspaceId }) => store.delete(workspaceId),
    'workspaces.deleted': () => store.deleted(),
    'workspaces.restore': ({ workspaceId }) => store.restore(workspaceId),
    'workspaces.erase': ({ workspaceId }) => store.erase(workspaceId),
    'workspaces.open': async ({ workspaceId }, editor) => {
      // Before it is read: a commit of another window may come in between, and its revision tells what is newer.
      editor.workspaces.add(workspaceId);
      return store.open(workspaceId);
    },
    'workspaces.commit': async (payload, editor) => {
      const result = await store.commit(payload);
      if (!result.ok) return result;
      const { workspaceId } = payload;
      const others = windows.all().filter((one) => one !== editor && one.workspaces.has(workspaceId));
      windows.send(others, 'workspace.committed', { workspaceId, commit: result.value });
      return ok({ revision: result.value.revision });
    },
    'workspaces.history': (payload) => store.history(payload),
    'backups.list': () => store.listBackups(),
    'backups.restore': ({ backupId }) => store.restoreBackup(backupId),
  };
}
