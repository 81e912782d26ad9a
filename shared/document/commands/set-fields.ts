import type { Fields, RecordId } from '../../authentik/record';
import { deepEqual } from '../../kernel/equal';
import { withFields } from '../values';
import { defineCommand, gone, quoted } from './define';

export interface SetFieldsArgs {
  readonly record: RecordId;
  readonly set?: Fields;
  /** Fields that go back to the server's default. */
  readonly unset?: readonly string[];
}

export const setFields = defineCommand<SetFieldsArgs>({
  name: 'set-fields',
  title: (document, { record, set = {}, unset = [] }) => {
    const names = [...Object.keys(set), ...unset];
    const what = names.length === 1 ? names[0]!.replaceAll('_', ' ') : 'fields';
    const verb = Object.keys(set).length === 0 ? 'Reset' : 'Change';
    return `${verb} ${what} of${quoted(document, record)}`;
  },
  change: (draft, { record: id, set = {}, unset = [] }) => {
    const record = draft.get(id);
    if (record === undefined) return gone('object', id);
    const changed = Object.entries(set).filter(([name, value]) => !deepEqual(record.fields[name], value));
    const removed = unset.map((name) => [name, undefined] as const);
    draft.put(withFields(record, Object.fromEntries([...changed, ...removed])));
    return undefined;
  },
});
