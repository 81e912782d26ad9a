import { recordsOfModel } from '../indexes';
import { noteModel, positionModel } from '../models';
import { resolveValue } from '../references';
import type { Invariant } from './invariant';

/** Positions and notes go with their flow, positions also with the record that their node's id ends in. */
export const orphanLayout: Invariant = {
  name: 'orphan-layout',
  onLoad: true,
  hold: (draft, change) => {
    if (change.removed.length === 0) return [];
    const removed = new Set(change.removed.map((record) => record.id));
    for (const record of [
      ...recordsOfModel(draft.base, positionModel),
      ...recordsOfModel(draft.base, noteModel),
    ]) {
      const flow = resolveValue(draft.base, record.fields.flow);
      const { node } = record.fields;
      const owner = typeof node === 'string' ? node.slice(node.lastIndexOf(':') + 1) : '';
      if (flow === undefined || removed.has(flow.id) || removed.has(owner)) draft.remove(record.id);
    }
    return [];
  },
};
