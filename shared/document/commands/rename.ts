import type { RecordId } from '../../authentik/record';
import { keyFieldOf } from '../names';
import { flowModel } from '../models';
import { withFields } from '../values';
import { defineCommand, gone, quoted, refusal } from './define';

export interface RenameArgs {
  readonly record: RecordId;
  readonly name: string;
  /** Flows only; the slug stays as it is unless given. */
  readonly slug?: string;
}

export const rename = defineCommand<RenameArgs>({
  name: 'rename',
  title: (document, { record, name }) => `Rename${quoted(document, record)} to “${name}”`,
  change: (draft, { record: id, name, slug }) => {
    const record = draft.get(id);
    if (record === undefined) return gone('object', id);
    const field = record.model === flowModel ? 'name' : (keyFieldOf(record.model) ?? 'name');
    if (name.trim() === '') {
      return refusal('empty-name', 'A name cannot be empty. Type at least one character.', {
        record: id,
        field,
      });
    }
    draft.put(withFields(record, { [field]: name, ...(slug === undefined ? {} : { slug }) }));
    return undefined;
  },
});
