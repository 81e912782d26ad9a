import type { RecordId } from '../../authentik/record';
import type { WorkspaceDocument } from '../document';
import { defineCommand, gone, quoted } from './define';

export interface DeleteRecordsArgs {
  readonly records: readonly RecordId[];
}

/** Deletes whatever is named; what hangs on it goes by the invariants, in the same change. */
export const deleteRecords = defineCommand<DeleteRecordsArgs>({
  name: 'delete-records',
  title: (document, { records }) =>
    records.length === 1 ? `Delete${quoted(document, records[0])}` : `Delete ${records.length} objects`,
  change: (draft, { records }) => {
    const present = records.filter((id) => draft.get(id) !== undefined);
    if (present.length === 0) return gone('object', records[0] ?? '');
    for (const id of present) draft.remove(id);
    return undefined;
  },
});

function deletes<Key extends string>(name: string, key: Key, words: readonly [verb: string, what: string]) {
  return defineCommand<Readonly<Record<Key, RecordId>>>({
    name,
    title: (document: WorkspaceDocument, args) => `${words[0]} ${words[1]}${quoted(document, args[key])}`,
    change: (draft, args) => {
      const id: RecordId = args[key];
      if (draft.get(id) === undefined) return gone(words[1], id);
      draft.remove(id);
      return undefined;
    },
  });
}

/** Its stage bindings and all their policy bindings go too; stages and policies stay. */
export const deleteFlow = deletes('delete-flow', 'flow', ['Delete', 'flow']);
/** Goes from every flow that has it. Refused where something else cannot be without it. */
export const deleteStage = deletes('delete-stage', 'stage', ['Delete', 'stage']);
/** The stage itself stays in the workspace. */
export const removeStageBinding = deletes('remove-stage-binding', 'binding', ['Remove', 'stage']);
export const deletePolicy = deletes('delete-policy', 'policy', ['Delete', 'policy']);
export const unbind = deletes('unbind', 'binding', ['Remove', 'policy binding']);
