import type { AuthentikRecord, RecordId } from '../../authentik/record';
import { defineCommand, gone } from './define';

export interface ImportBlueprintsArgs {
  /** Objects as they are after the import: new ones and those that it changes. */
  readonly records: readonly AuthentikRecord[];
  /** Objects that it deletes. */
  readonly removed: readonly RecordId[];
  /** What was imported, for the undo menu. */
  readonly name: string;
}

/** What an import plan came to (shared/blueprint/import-plan), as one change. */
export const importBlueprints = defineCommand<ImportBlueprintsArgs>({
  name: 'import-blueprints',
  title: (_, { name }) => `Import ${name}`,
  change: (draft, { records, removed }) => {
    for (const id of removed) {
      if (draft.get(id) === undefined) return gone('object', id);
      draft.remove(id);
    }
    for (const record of records) draft.put(record);
    return undefined;
  },
});
