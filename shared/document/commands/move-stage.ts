import type { RecordId } from '../../authentik/record';
import { stageBindingsOf } from '../indexes';
import { stageBindingModel } from '../models';
import { resolveValue } from '../references';
import { withFields } from '../values';
import { defineCommand, gone, quoted } from './define';
import { takeOrder } from './lane';

export interface MoveStageArgs {
  readonly binding: RecordId;
  /** The stage binding of the same flow it goes before; null: the end. */
  readonly before: RecordId | null;
}

export const moveStage = defineCommand<MoveStageArgs>({
  name: 'move-stage',
  title: (document, { binding }) => `Move${quoted(document, binding)}`,
  change: (draft, { binding: id, before }) => {
    const binding = draft.get(id);
    if (binding?.model !== stageBindingModel) return gone('stage binding', id);
    const flow = resolveValue(draft.document(), binding.fields.target);
    if (flow === undefined) return gone('flow', id);
    const lane = stageBindingsOf(draft.document(), flow.id);
    const index = lane.findIndex((other) => other.id === id);
    if (before === id || (lane[index + 1]?.id ?? null) === before) return undefined;
    const others = lane.filter((other) => other.id !== id);
    draft.put(withFields(binding, { order: takeOrder(draft, others, before) }));
    return undefined;
  },
});
