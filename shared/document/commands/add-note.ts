import type { RecordId } from '../../authentik/record';
import { noteModel } from '../models';
import { reference } from '../values';
import { defineCommand, gone, quoted } from './define';

export interface AddNoteArgs {
  readonly flow: RecordId;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export const addNote = defineCommand<AddNoteArgs>({
  name: 'add-note',
  title: (document, { flow }) => `Add a note to${quoted(document, flow)}`,
  change: (draft, { flow, text, x, y }, context) => {
    if (draft.get(flow) === undefined) return gone('flow', flow);
    draft.put({ id: context.newId(), model: noteModel, fields: { flow: reference(flow), text, x, y } });
    return undefined;
  },
});
