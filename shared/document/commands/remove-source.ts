import type { RecordId } from '../../authentik/record';
import { isRecordReference } from '../../authentik/record';
import { sourceModel, valueModel } from '../models';
import { defineCommand, gone, quoted } from './define';

export interface RemoveSourceArgs {
  readonly source: RecordId;
}

/** Takes an opened file and all its objects out of the workspace. The file on disk stays as it is. */
export const removeSource = defineCommand<RemoveSourceArgs>({
  name: 'remove-source',
  title: (document, { source }) => `Close file${quoted(document, source)}`,
  change: (draft, { source }) => {
    if (draft.get(source)?.model !== sourceModel) return gone('file', source);
    for (const record of draft.base.records.values()) {
      const { source: of } = record.fields;
      const isGiven = record.model === valueModel && isRecordReference(of) && of.$ref === source;
      if (record.entry?.source === source || isGiven) draft.remove(record.id);
    }
    draft.remove(source);
    return undefined;
  },
});
