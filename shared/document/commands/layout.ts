import type { Fields, RecordId } from '../../authentik/record';
import { recordsOfModel } from '../indexes';
import { noteModel, positionModel } from '../models';
import { resolveValue } from '../references';
import { numberField, reference, withFields } from '../values';
import type { WorkspaceDocument } from '../document';
import { defineCommand, gone, quoted } from './define';

export interface NodePosition {
  /** Id of a node of the flow's drawing. */
  readonly node: string;
  readonly x: number;
  readonly y: number;
}

/** Where the user put nodes of a flow's drawing. */
export function positionsOf(
  document: WorkspaceDocument,
  flow: RecordId,
): ReadonlyMap<string, NodePosition & { readonly record: RecordId }> {
  const positions = new Map<string, NodePosition & { readonly record: RecordId }>();
  for (const record of recordsOfModel(document, positionModel)) {
    const { node } = record.fields;
    if (typeof node !== 'string' || resolveValue(document, record.fields.flow)?.id !== flow) continue;
    const [x, y] = [numberField(record, 'x') ?? 0, numberField(record, 'y') ?? 0];
    positions.set(node, { node, x, y, record: record.id });
  }
  return positions;
}

export interface SetPositionsArgs {
  readonly flow: RecordId;
  readonly positions: readonly NodePosition[];
}

export const setPositions = defineCommand<SetPositionsArgs>({
  name: 'set-positions',
  title: (document, { flow, positions }) =>
    `Place ${positions.length === 1 ? 'a node' : `${positions.length} nodes`} of${quoted(document, flow)}`,
  change: (draft, { flow, positions }, context) => {
    if (draft.get(flow) === undefined) return gone('flow', flow);
    const known = positionsOf(draft.document(), flow);
    for (const { node, x, y } of positions) {
      const present = known.get(node);
      const record = present && draft.get(present.record);
      if (record) draft.put(withFields(record, { x, y }));
      else {
        const fields = { flow: reference(flow), node, x, y };
        draft.put({ id: context.newId(), model: positionModel, fields });
      }
    }
    return undefined;
  },
});

export interface ClearPositionsArgs {
  readonly flow: RecordId;
  /** All of the flow where not given. */
  readonly nodes?: readonly string[];
}

/** Back to the automatic layout. */
export const clearPositions = defineCommand<ClearPositionsArgs>({
  name: 'clear-positions',
  title: (document, { flow }) => `Lay out${quoted(document, flow)} automatically`,
  change: (draft, { flow, nodes }) => {
    if (draft.get(flow) === undefined) return gone('flow', flow);
    for (const { node, record } of positionsOf(draft.document(), flow).values()) {
      if (nodes?.includes(node) ?? true) draft.remove(record);
    }
    return undefined;
  },
});

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
