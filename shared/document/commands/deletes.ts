import type { RecordId } from '../../authentik/record';
import type { WorkspaceDocument } from '../document';
import { defineCommand, gone, quoted } from './define';

/** A command that deletes the one record that its argument names. */
export function deletes<Key extends string>(
  name: string,
  key: Key,
  words: readonly [verb: string, what: string],
) {
  return defineCommand<Readonly<Record<Key, RecordId>>>({
    name,
    title: (document: WorkspaceDocument, args) => `${words[0]} ${words[1]}${quoted(document, args[key])}`,
    change: (draft, args) => {
      const id: RecordId = args[key];
      if (draft.get(id) === undefined) return gone(words[1], id);
      draft.remove(id);
      return undefined;
    },
  });
}
