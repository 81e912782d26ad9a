import type { Fields, RecordId } from '../../authentik/record';
import { noteModel } from '../models';
import { withFields } from '../values';
import { defineCommand, gone } from './define';

export interface EditNoteArgs {
  readonly note: RecordId;
  /** Any of text, x, y, width, height. */
  readonly set: Fields;
}

export const editNote = defineCommand<EditNoteArgs>({
  name: 'edit-note',
  title: () => 'Edit a note',
  change: (draft, { note: id, set }) => {
    const note = draft.get(id);
    if (note?.model !== noteModel) return gone('note', id);
    draft.put(withFields(note, set));
    return undefined;
  },
});
