import type { EntryMeta, RecordId } from '../../authentik/record';
import { sourceModel } from '../models';
import { withFields } from '../values';
import { defineCommand, gone, quoted } from './define';

export interface SourceSavedArgs {
  readonly source: RecordId;
  /** The text as the file now holds it. */
  readonly text: string;
  /** Where it was written, if elsewhere than before. */
  readonly path?: string;
  /** Where each record of the source now stands in the text; others keep what they have. */
  readonly entries: readonly SavedEntry[];
}

export interface SavedEntry {
  readonly record: RecordId;
  readonly entry: EntryMeta;
}

/** Bookkeeping after a save: the source's text and the records' places in it, in one change. */
export const sourceSaved = defineCommand<SourceSavedArgs>({
  name: 'source-saved',
  title: (document, { source }) => `Save${quoted(document, source)}`,
  change: (draft, { source: id, text, path, entries }) => {
    const source = draft.get(id);
    if (source?.model !== sourceModel) return gone('file', id);
    const moved = path === undefined ? {} : { path };
    if (source.fields.saved !== undefined) {
      // The text was edited here: places keep meaning what it says, only what is on disk is noted.
      draft.put(withFields(source, { saved: text, ...moved }));
      return undefined;
    }
    draft.put(withFields(source, { text, ...moved }));
    for (const { record: recordId, entry } of entries) {
      const record = draft.get(recordId);
      if (record) draft.put({ ...record, entry });
    }
    return undefined;
  },
});
