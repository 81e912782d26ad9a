import type { RecordId } from '../../authentik/record';
import { sourceModel } from '../models';
import { withFields } from '../values';
import { defineCommand, gone, quoted } from './define';

export interface KeepSavedArgs {
  readonly source: RecordId;
}

/**
 * Notes what a file on disk holds before its text is edited here. From then on `text` is what the records' places
 * mean and `saved` what is on disk: so an edit of the text can be taken back after a save too.
 */
export const keepSaved = defineCommand<KeepSavedArgs>({
  name: 'keep-saved',
  title: (document, { source }) => `Edit the text of${quoted(document, source)}`,
  change: (draft, { source: id }) => {
    const source = draft.get(id);
    if (source?.model !== sourceModel) return gone('file', id);
    const { text, saved } = source.fields;
    if (saved === undefined && text !== undefined) draft.put(withFields(source, { saved: text }));
    return undefined;
  },
});
