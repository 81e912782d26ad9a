import { policyBindingModel, stageBindingModel } from '../models';
import { allUsesOf } from '../uses';
import type { Invariant } from './invariant';

const bound: Readonly<Record<string, readonly string[]>> = {
  [stageBindingModel]: ['target', 'stage'],
  [policyBindingModel]: ['target', 'policy', 'group', 'user'],
};

/** A binding goes with either end of it, as authentik's foreign keys cascade. */
export const deleteCascades: Invariant = {
  name: 'delete-cascades',
  onLoad: true,
  hold: (draft, change) => {
    const queue = change.removed.map((record) => record.id);
    for (const id of queue) {
      for (const { record, field } of allUsesOf(draft.base, id)) {
        if (!bound[record.model]?.includes(field)) continue;
        const now = draft.get(record.id);
        if (now === undefined || now.fields[field] !== record.fields[field]) continue;
        draft.remove(record.id);
        queue.push(record.id);
      }
    }
    return [];
  },
};
