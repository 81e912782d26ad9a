import type { AuthentikRecord, RecordId } from '../../authentik/record';
import { sourceModel } from '../models';
import { textField, withFields } from '../values';
import { defineCommand, gone, quoted } from './define';
import { loadRecords } from './load-records';

export interface EditSourceArgs {
  readonly source: RecordId;
  /** All that the edited text says, its `stagecraft.source` record among it. */
  readonly records: readonly AuthentikRecord[];
}

/**
 * The text of an opened file was edited: its objects become what it says now, those that it had already keep their
 * identities. What the file on disk holds is not touched: `keep-saved` comes before the first edit.
 */
export const editSource = defineCommand<EditSourceArgs>({
  name: 'edit-source',
  title: (document, { source }) => `Edit the text of${quoted(document, source)}`,
  change: (draft, { source: id, records }, context) => {
    const source = draft.get(id);
    if (source?.model !== sourceModel) return gone('file', id);
    const read = records.find((record) => record.model === sourceModel);
    const loaded = loadRecords.run(draft.base, { records }, context);
    if (!loaded.ok || read === undefined) return loaded.ok ? gone('file', id) : loaded.error;
    for (const record of loaded.value.removed) draft.remove(record.id);
    for (const record of loaded.value.added) draft.put(record);
    for (const [, record] of loaded.value.updated) draft.put(record);
    draft.put(withFields(source, { text: textField(read, 'text') ?? '' }));
    return undefined;
  },
});
