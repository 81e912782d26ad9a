import { Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { DeletedWorkspace } from '../../shared/ipc/contract';
import { deletedKeptDays } from '../../shared/ipc/contract';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { ago } from './ago';
import css from './workspace-dialog.module.css';

export interface DeletedWorkspacesProps {
  readonly deleted: readonly DeletedWorkspace[];
  /** Its way back takes the focus: the row that had it went away. */
  readonly focused: string | null;
  readonly onRestore: (id: string) => void;
  readonly onDoom: (workspace: DeletedWorkspace) => void;
}

/** What was deleted and can still come back. */
export function DeletedWorkspaces({ deleted, focused, onRestore, onDoom }: DeletedWorkspacesProps) {
  const [now] = useState(() => Date.now());
  if (deleted.length === 0) return null;
  return (
    <section className={css.deleted} aria-label="Recently deleted">
      <h3 className={css.deletedTitle}>Recently deleted</h3>
      <p className={css.explain}>Kept whole, with its history, for {deletedKeptDays} days.</p>
      <ul className={css.list}>
        {deleted.map((workspace) => (
          <li key={workspace.workspaceId} className={css.row}>
            <span className={css.deletedName}>{workspace.name}</span>
            <span className={css.detail}>deleted {ago(workspace.deletedAt, now)}</span>
            <Button
              size="sm"
              icon={Undo2}
              aria-label={`Restore ${workspace.name}`}
              autoFocus={workspace.workspaceId === focused}
              onPress={() => {
                onRestore(workspace.workspaceId);
              }}
            >
              Restore
            </Button>
            <IconButton
              icon={Trash2}
              label={`Delete ${workspace.name} for good`}
              onPress={() => {
                onDoom(workspace);
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
