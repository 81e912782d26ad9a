import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeletedWorkspace, WorkspaceSummary } from '../../shared/ipc/contract';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Result } from '../../shared/kernel/result';
import { request } from '../bridge/stagecraft';
import { useApp, useWorkspace } from '../state/hooks';
import { addToast } from '../ui/toast-queue';
import { showDialog, useDialogs } from './dialogs';
import { WorkspaceDialog } from './workspace-dialog';

interface Listed {
  readonly workspaces: readonly WorkspaceSummary[];
  readonly deleted: readonly DeletedWorkspace[];
}

async function readListed(): Promise<Listed> {
  const [all, deleted] = await Promise.all([request('workspaces.list'), request('workspaces.deleted')]);
  return { workspaces: [...all].sort((left, right) => right.changedAt - left.changedAt), deleted };
}

/** How long the way back is offered (ms); after that the list of deleted workspaces has it. */
const undoFor = 15_000;

/** The workspace switcher on the store. */
export function Workspaces() {
  const app = useApp();
  const isOpen = useDialogs((state) => state.open === 'workspaces');
  const current = useWorkspace((state) => state.workspace);
  const [{ workspaces, deleted }, setListed] = useState<Listed>({ workspaces: [], deleted: [] });
  const refresh = useCallback(async () => {
    setListed(await readListed());
  }, []);
  useEffect(() => {
    if (!isOpen) return;
    let isGone = false;
    void readListed().then((listed) => {
      if (!isGone) setListed(listed);
    });
    return () => {
      isGone = true;
    };
  }, [isOpen]);

  const offers = useRef(new Map<string, () => void>());

  const close = () => {
    showDialog(null);
  };
  const enter = async (opening: Promise<Result<null, Diagnostic>>): Promise<boolean> => {
    const opened = await opening;
    if (!opened.ok) app.report([opened.error]);
    return opened.ok;
  };
  const rename = async (workspaceId: string, name: string) => {
    if (workspaceId === current?.workspaceId) await app.workspace.update({ name });
    else await request('workspaces.update', { workspaceId, name });
    await refresh();
  };
  const restore = async (workspaceId: string) => {
    offers.current.get(workspaceId)?.();
    await request('workspaces.restore', { workspaceId });
    await refresh();
  };
  /** Opens another workspace, a new one where there is none: whether that went well, and which one was made for it. */
  const leave = async (workspaceId: string): Promise<{ left: boolean; made?: string | undefined }> => {
    const next = workspaces.find((other) => other.workspaceId !== workspaceId);
    if (next !== undefined) return { left: await enter(app.workspace.open(next.workspaceId)) };
    const left = await enter(app.workspace.create('My workspace'));
    return { left, made: app.workspace.store.getState().workspace?.workspaceId };
  };
  const remove = async ({ workspaceId, name }: WorkspaceSummary) => {
    const isCurrent = workspaceId === current?.workspaceId;
    const { left, made } = isCurrent ? await leave(workspaceId) : { left: true };
    if (!left) return;
    await request('workspaces.delete', { workspaceId });
    await refresh();
    const undo = async () => {
      await restore(workspaceId);
      if (isCurrent && (await enter(app.workspace.open(workspaceId))) && made !== undefined) {
        await dropUntouched(made);
      }
      await refresh();
    };
    const withdraw = addToast(
      {
        tone: 'info',
        title: `Workspace “${name}” deleted`,
        action: { label: 'Undo', onPress: () => void undo() },
      },
      { timeout: undoFor },
    );
    offers.current.set(workspaceId, withdraw);
  };
  const erase = async (workspaceId: string) => {
    offers.current.get(workspaceId)?.();
    await request('workspaces.erase', { workspaceId });
    await refresh();
  };
  return (
    <WorkspaceDialog
      isOpen={isOpen}
      onClose={close}
      workspaces={workspaces}
      deleted={deleted}
      current={current?.workspaceId}
      onOpen={(id) => void enter(app.workspace.open(id))}
      onOpenWindow={(workspaceId) => void request('window.new', { workspaceId })}
      onCreate={(name, release) => {
        close();
        void enter(app.workspace.create(name, release));
      }}
      onRename={(id, name) => void rename(id, name)}
      onDelete={(workspace) => void remove(workspace)}
      onRestore={(id) => void restore(id)}
      onErase={(id) => void erase(id)}
    />
  );
}

/** What was made in the place of a workspace that is back, unless something was done in it since. */
async function dropUntouched(workspaceId: string): Promise<void> {
  const made = (await request('workspaces.list')).find((one) => one.workspaceId === workspaceId);
  if (made?.revision !== 0) return;
  await request('workspaces.delete', { workspaceId });
  await request('workspaces.erase', { workspaceId });
}
