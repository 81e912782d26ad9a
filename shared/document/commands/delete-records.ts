import type { RecordId } from '../../authentik/record';
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
