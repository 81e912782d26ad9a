import { AppWindow, Check, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button as PressRow } from 'react-aria-components';
import type { Release } from '../../shared/authentik/release';
import { newestRelease, releases } from '../../shared/authentik/release';
import type { DeletedWorkspace, WorkspaceSummary } from '../../shared/ipc/contract';
import { Button } from '../ui/button';
import { cx } from '../ui/class-names';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { Dialog } from '../ui/dialog';
import { IconButton } from '../ui/icon-button';
import { Select } from '../ui/select';
import { TextField } from '../ui/text-field';
import { ago } from './ago';
import { DeletedWorkspaces } from './deleted-workspaces';
import css from './workspace-dialog.module.css';

export interface WorkspaceDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly workspaces: readonly WorkspaceSummary[];
  readonly deleted: readonly DeletedWorkspace[];
  readonly current: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onOpenWindow: (id: string) => void;
  readonly onCreate: (name: string, release: Release) => void;
  readonly onRename: (id: string, name: string) => void;
  readonly onDelete: (workspace: WorkspaceSummary) => void;
  readonly onRestore: (id: string) => void;
  readonly onErase: (id: string) => void;
}

/** Chooses, makes, renames, deletes and restores workspaces. */
export function WorkspaceDialog(props: WorkspaceDialogProps) {
  const { isOpen, onClose, workspaces } = props;
  const [doomed, setDoomed] = useState<DeletedWorkspace | null>(null);
  const [justDeleted, setJustDeleted] = useState<string | null>(null);
  return (
    <>
      <Dialog isOpen={isOpen} onClose={onClose} title="Workspaces">
        <p className={css.explain}>A workspace holds the objects of one authentik instance.</p>
        <ul className={css.list}>
          {workspaces.map((workspace) => (
            <WorkspaceRow
              key={workspace.workspaceId}
              {...props}
              workspace={workspace}
              onDelete={(gone) => {
                setJustDeleted(gone.workspaceId);
                props.onDelete(gone);
              }}
            />
          ))}
        </ul>
        <DeletedWorkspaces
          deleted={props.deleted}
          focused={justDeleted}
          onRestore={props.onRestore}
          onDoom={setDoomed}
        />
        <CreateForm onCreate={props.onCreate} taken={workspaces.map(({ name }) => name)} />
      </Dialog>
      <ConfirmDialog
        isOpen={doomed !== null}
        title={`Delete “${doomed?.name ?? ''}” for good?`}
        action="Delete for good"
        destructive
        onClose={() => {
          setDoomed(null);
        }}
        onConfirm={() => {
          if (doomed !== null) props.onErase(doomed.workspaceId);
        }}
      >
        <p>
          Its objects, its history and its backups are removed from this computer and cannot be brought back.
          Blueprint files on disk stay as they are.
        </p>
      </ConfirmDialog>
    </>
  );
}

interface RowProps extends WorkspaceDialogProps {
  readonly workspace: WorkspaceSummary;
}

function WorkspaceRow(props: RowProps) {
  const { workspace, current, onOpen, onOpenWindow, onRename, onDelete, onClose } = props;
  const [name, setName] = useState<string | null>(null);
  const [now] = useState(() => Date.now());
  const id = workspace.workspaceId;
  if (name !== null) {
    return (
      <li className={css.row}>
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') onRename(id, name.trim());
            setName(null);
          }}
        >
          <TextField aria-label="New name" value={name} onChange={setName} autoFocus className={css.grow} />
          <Button type="submit" variant="primary">
            Rename
          </Button>
          <Button
            onPress={() => {
              setName(null);
            }}
          >
            Cancel
          </Button>
        </form>
      </li>
    );
  }
  return (
    <li className={css.row}>
      <PressRow
        className={cx(css.open)}
        onPress={() => {
          onOpen(id);
          onClose();
        }}
      >
        <span className={css.mark}>{id === current ? <Check size={16} aria-label="Open here" /> : null}</span>
        <span className={css.name}>{workspace.name}</span>
        <span className={css.detail}>
          authentik {workspace.release} · {ago(workspace.changedAt, now)}
        </span>
      </PressRow>
      <IconButton
        icon={AppWindow}
        label={`Open ${workspace.name} in a new window`}
        onPress={() => {
          onOpenWindow(id);
        }}
      />
      <IconButton
        icon={Pencil}
        label={`Rename ${workspace.name}`}
        onPress={() => {
          setName(workspace.name);
        }}
      />
      <IconButton
        icon={Trash2}
        label={`Delete ${workspace.name}`}
        onPress={() => {
          onDelete(workspace);
        }}
      />
    </li>
  );
}

interface CreateFormProps {
  readonly taken: readonly string[];
  readonly onCreate: (name: string, release: Release) => void;
}

function CreateForm({ taken, onCreate }: CreateFormProps) {
  const [name, setName] = useState('');
  const [release, setRelease] = useState<Release>(newestRelease);
  const clash = taken.includes(name.trim());
  return (
    <form
      className={css.create}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '' || clash) return;
        onCreate(name.trim(), release);
        setName('');
      }}
    >
      <TextField
        label="New workspace"
        placeholder="Staging"
        value={name}
        onChange={setName}
        className={css.grow}
        {...(clash ? { errorMessage: 'There is one of this name. Choose another.' } : {})}
      />
      <Select
        label="authentik release"
        options={[...releases].reverse().map((id) => ({ id, label: id }))}
        value={release}
        onChange={(id) => {
          setRelease(id as Release);
        }}
      />
      <Button type="submit" icon={Plus} isDisabled={name.trim() === '' || clash} className={css.submit}>
        Create
      </Button>
    </form>
  );
}
