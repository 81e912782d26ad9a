import type { AuthentikRecord } from '../../authentik/record';
import { keyFieldOf, namesakesOf } from '../names';
import { textField } from '../values';
import type { Invariant } from './invariant';

/** Slugs of flows, names of stages (over all types), of policies (over all types) and of prompts are unique. */
export const uniqueNames: Invariant = {
  name: 'unique-names',
  onLoad: false,
  hold: (draft, change) => {
    const named = (record: AuthentikRecord, before?: AuthentikRecord) => {
      const field = keyFieldOf(record.model);
      const name = field && textField(record, field);
      return field && name && name !== (before && textField(before, field)) ? [{ record, field, name }] : [];
    };
    const changed = [
      ...change.added.flatMap((record) => named(record)),
      ...change.updated.flatMap(([from, to]) => named(to, from)),
    ];
    return changed.flatMap(({ record, field, name }) => {
      const clash = namesakesOf(draft.document(), record.model, name).find((id) => id !== record.id);
      if (clash === undefined) return [];
      return [
        {
          code: 'document/name-taken',
          severity: 'error',
          message: `There is already one with the ${field} “${name}” in this workspace. Choose another ${field}.`,
          at: { record: record.id, field },
        },
      ];
    });
  },
};
