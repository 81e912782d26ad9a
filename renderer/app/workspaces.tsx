import { useCallback, useEffect, useState } from 'react';
import type { WorkspaceSummary } from '../../shared/ipc/contract';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Result } from '../../shared/kernel/result';
import { request } from '../bridge/stagecraft';
import { useApp, useWorkspace } from '../state/hooks';
import { showDialog, useDialogs } from './dialogs';
import { WorkspaceDialog } from './workspace-dialog';

/** The workspace switcher on the store. */
export function Workspaces() {
  const app = useApp();
  const isOpen = useDialogs((state) => state.open === 'workspaces');
  const current = useWorkspace((state) => state.workspace);
  const [workspaces, setWorkspaces] = useState<readonly WorkspaceSummary[]>([]);
  const refresh = useCallback(async () => {
    const all = await request('workspaces.list');
    setWorkspaces([...all].sort((left, right) => right.changedAt - left.changedAt));
  }, []);
  useEffect(() => {
    if (!isOpen) return;
    let isGone = false;
    void request('workspaces.list').then((all) => {
      if (!isGone) setWorkspaces([...all].sort((left, right) => right.changedAt - left.changedAt));
    });
    return () => {
      isGone = true;
    };
  }, [isOpen]);

  const close = () => {
    showDialog(null);
  };
  const enter = async (opening: Promise<Result<null, Diagnostic>>) => {
    const opened = await opening;
    if (!opened.ok) app.report([opened.error]);
  };
  const rename = async (workspaceId: string, name: string) => {
    if (workspaceId === current?.workspaceId) await app.workspace.update({ name });
    else await request('workspaces.update', { workspaceId, name });
    await refresh();
  };
  const remove = async (workspaceId: string) => {
    const next = workspaces.find((other) => other.workspaceId !== workspaceId);
    if (workspaceId === current?.workspaceId) {
      await enter(
        next === undefined ? app.workspace.create('My workspace') : app.workspace.open(next.workspaceId),
      );
    }
    await request('workspaces.delete', { workspaceId });
    await refresh();
  };
  return (
    <WorkspaceDialog
      isOpen={isOpen}
      onClose={close}
      workspaces={workspaces}
      current={current?.workspaceId}
      onOpen={(id) => void enter(app.workspace.open(id))}
      onOpenWindow={(workspaceId) => void request('window.new', { workspaceId })}
      onCreate={(name, release) => {
        close();
        void enter(app.workspace.create(name, release));
      }}
      onRename={(id, name) => void rename(id, name)}
      onDelete={(id) => void remove(id)}
    />
  );
}
