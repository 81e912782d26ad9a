import type { AuthentikRecord, RecordId } from '../../authentik/record';
import { defineCommand } from './define';

export interface ReturnToVersionArgs {
  /** How people call the version: `Insert stage “captcha”`. */
  readonly version: string;
  /** Records as they were then, those that are another way now. */
  readonly put: readonly AuthentikRecord[];
  /** Records that were not there then. */
  readonly remove: readonly RecordId[];
}

/** Makes the workspace what it was at an earlier version; one change like any other, which can be taken back. */
export const returnToVersion = defineCommand<ReturnToVersionArgs>({
  name: 'return-to-version',
  title: (_, { version }) => `Go back to “${version}”`,
  change: (draft, { put, remove }) => {
    for (const id of remove) draft.remove(id);
    for (const record of put) draft.put(record);
    return undefined;
  },
});
