import type { RecordId } from '../../authentik/record';
import { defineCommand, gone, quoted } from './define';
import { positionsOf } from './layout';

export interface ClearPositionsArgs {
  readonly flow: RecordId;
  /** All of the flow where not given. */
  readonly nodes?: readonly string[];
}

/** Back to the automatic layout. */
export const clearPositions = defineCommand<ClearPositionsArgs>({
  name: 'clear-positions',
  title: (document, { flow }) => `Lay out${quoted(document, flow)} automatically`,
  change: (draft, { flow, nodes }) => {
    if (draft.get(flow) === undefined) return gone('flow', flow);
    for (const { node, record } of positionsOf(draft.document(), flow).values()) {
      if (nodes?.includes(node) ?? true) draft.remove(record);
    }
    return undefined;
  },
});
