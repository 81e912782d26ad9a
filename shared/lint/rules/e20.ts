import { isPresent } from '../../document/presence';
import { usesOf } from '../../document/uses';
import type { LintRule } from '../rule';

export const e20: LintRule = {
  id: 'E20',
  severity: 'warning',
  title: 'Deletes what is still used',
  why: 'What refers to it is deleted along or keeps the server from deleting it.',
  *check(context) {
    for (const record of context.document.records.values()) {
      if (record.entry?.state !== 'absent') continue;
      const user = usesOf(context.document, record.id).find((use) => isPresent(use.record));
      if (user === undefined) continue;
      yield {
        record,
        message: `“${context.label(record)}” is to be absent, and “${context.label(user.record)}” refers to it.`,
      };
    }
  },
};
