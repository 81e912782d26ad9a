import type { RecordId } from '../../authentik/record';
import { positionModel } from '../models';
import { reference, withFields } from '../values';
import { defineCommand, gone, quoted } from './define';
import type { NodePosition } from './layout';
import { positionsOf } from './layout';

export interface SetPositionsArgs {
  readonly flow: RecordId;
  readonly positions: readonly NodePosition[];
}

export const setPositions = defineCommand<SetPositionsArgs>({
  name: 'set-positions',
  title: (document, { flow, positions }) =>
    `Place ${positions.length === 1 ? 'a node' : `${positions.length} nodes`} of${quoted(document, flow)}`,
  change: (draft, { flow, positions }, context) => {
    if (draft.get(flow) === undefined) return gone('flow', flow);
    const known = positionsOf(draft.document(), flow);
    for (const { node, x, y } of positions) {
      const present = known.get(node);
      const record = present && draft.get(present.record);
      if (record) draft.put(withFields(record, { x, y }));
      else {
        const fields = { flow: reference(flow), node, x, y };
        draft.put({ id: context.newId(), model: positionModel, fields });
      }
    }
    return undefined;
  },
});
