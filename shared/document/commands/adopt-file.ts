import type { AuthentikRecord } from '../../authentik/record';
import { sourceModel } from '../models';
import { defineCommand } from './define';
import { matchIdentities } from './identities';

export interface AdoptFileArgs {
  /** Where the text was written. */
  readonly path: string;
  readonly text: string;
  /** What the text says, as read from it, its `stagecraft.source` record left out. */
  readonly records: readonly AuthentikRecord[];
}

/** Objects that belonged to no file belong from now on to one that was written for them. */
export const adoptFile = defineCommand<AdoptFileArgs>({
  name: 'adopt-file',
  title: (_document, { path }) => `Save as “${path.split(/[\\/]/).at(-1)}”`,
  change: (draft, { path, text, records }, context) => {
    const source = context.newId();
    draft.put({ id: source, model: sourceModel, fields: { path, text } });
    const free = [...draft.base.records.values()].filter((record) => record.entry === undefined);
    const matched = matchIdentities(records, free);
    for (const { id, entry } of records) {
      const own = draft.get(matched.get(id) ?? '');
      if (own === undefined || entry === undefined) continue;
      const identifiers = entry.identifiers.filter((name) => name in own.fields);
      draft.put({ ...own, entry: { ...entry, source, identifiers } });
    }
    return undefined;
  },
});
