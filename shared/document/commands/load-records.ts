import type { AuthentikRecord, RecordId } from '../../authentik/record';
import { recordsOfModel } from '../indexes';
import { labelOf } from '../labels';
import { sourceModel } from '../models';
import { textField } from '../values';
import { defineCommand } from './define';
import { matchIdentities, withIdentities } from './identities';

export interface LoadRecordsArgs {
  /**
   * What a file or a server holds, `stagecraft.source` records among them. A source whose path the workspace has
   * already is read again: its objects keep their identities, those that the text no longer has go.
   */
  readonly records: readonly AuthentikRecord[];
  readonly title?: string;
}

export const loadRecords = defineCommand<LoadRecordsArgs>({
  name: 'load-records',
  title: (document, { records, title }) => {
    if (title !== undefined) return title;
    const sources = records.filter((record) => record.model === sourceModel);
    const [first] = sources;
    return first && sources.length === 1
      ? `Open “${labelOf(document, first)}”`
      : `Open ${sources.length} files`;
  },
  change: (draft, { records }) => {
    const known = new Map(
      recordsOfModel(draft.base, sourceModel).map(
        (source) => [textField(source, 'path'), source.id] as const,
      ),
    );
    const identities = new Map<RecordId, RecordId>();
    const again = new Set<RecordId>();
    for (const source of records) {
      const id = source.model === sourceModel ? known.get(textField(source, 'path')) : undefined;
      if (id === undefined) continue;
      identities.set(source.id, id);
      again.add(id);
    }
    const present = [...draft.base.records.values()].filter(
      (record) => record.entry !== undefined && again.has(record.entry.source),
    );
    const matched = matchIdentities(records, present, identities);
    for (const [from, to] of matched) identities.set(from, to);
    const loaded = records.map((record) => withIdentities(record, identities));
    const kept = new Set(loaded.map((record) => record.id));
    for (const record of present) if (!kept.has(record.id)) draft.remove(record.id);
    for (const record of loaded) draft.put(record);
    return undefined;
  },
});
