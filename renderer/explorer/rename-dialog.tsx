import { useState } from 'react';
import type { AuthentikRecord } from '../../shared/authentik/record';
import { flowModel } from '../../shared/document/models';
import { keyFieldOf } from '../../shared/document/names';
import { textField } from '../../shared/document/values';
import { useApp } from '../state/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/text-field';

export interface RenameDialogProps {
  /** Null: closed. */
  readonly record: AuthentikRecord | null;
  readonly onClose: () => void;
}

/** Asks for a new name; for a flow, for its slug too, which its URL has. */
export function RenameDialog({ record, onClose }: RenameDialogProps) {
  return (
    <Dialog isOpen={record !== null} onClose={onClose} title="Rename" width="sm">
      {record === null ? null : <RenameForm key={record.id} record={record} onClose={onClose} />}
    </Dialog>
  );
}

function RenameForm({ record, onClose }: { readonly record: AuthentikRecord; readonly onClose: () => void }) {
  const app = useApp();
  const isFlow = record.model === flowModel;
  const [name, setName] = useState(
    textField(record, isFlow ? 'name' : (keyFieldOf(record.model) ?? 'name')) ?? '',
  );
  const [slug, setSlug] = useState(textField(record, 'slug') ?? '');
  return (
    <form
      style={{ display: 'contents' }}
      onSubmit={(event) => {
        event.preventDefault();
        const changed = app.run('rename', { record: record.id, name, ...(isFlow ? { slug } : {}) });
        if (changed !== undefined) onClose();
      }}
    >
      <TextField label="Name" value={name} onChange={setName} autoFocus />
      {isFlow ? (
        <TextField
          label="Slug"
          description="What the flow’s address and other blueprints call it."
          monospace
          value={slug}
          onChange={setSlug}
        />
      ) : null}
      <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
        <Button onPress={onClose}>Cancel</Button>
        <Button
          type="submit"
          variant="primary"
          isDisabled={name.trim() === '' || (isFlow && slug.trim() === '')}
        >
          Rename
        </Button>
      </div>
    </form>
  );
}
