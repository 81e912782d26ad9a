import type { RecordId } from '../../authentik/record';
import { policyBindingsOf, stageBindingsOf } from '../indexes';
import { modelKind, stageBindingModel } from '../models';
import { resolveValue } from '../references';
import { reference, withFields } from '../values';
import { copyOf } from './copy';
import { defineCommand, gone, quoted } from './define';
import { takeOrder } from './lane';

export interface DuplicateStageArgs {
  /** A stage; or a stage binding, whose stage is copied and bound right after it, with the same policies. */
  readonly record: RecordId;
}

export const duplicateStage = defineCommand<DuplicateStageArgs>({
  name: 'duplicate-stage',
  title: (document, { record }) => `Duplicate${quoted(document, record)}`,
  change: (draft, { record: id }, context) => {
    const record = draft.get(id);
    const isBinding = record?.model === stageBindingModel;
    const stage = isBinding ? resolveValue(draft.document(), record.fields.stage) : record;
    if (record === undefined || stage === undefined || modelKind(stage.model) !== 'stage') {
      return gone('stage', id);
    }
    const copy = copyOf(draft, stage, context);
    draft.put(copy);
    if (!isBinding) return undefined;
    const flow = resolveValue(draft.document(), record.fields.target);
    if (flow === undefined) return gone('flow', id);
    const lane = stageBindingsOf(draft.document(), flow.id);
    const next = lane[lane.findIndex((other) => other.id === id) + 1];
    const order = takeOrder(draft, lane, next?.id);
    const binding = withFields(copyOf(draft, record, context), { stage: reference(copy.id), order });
    draft.put(binding);
    for (const gate of policyBindingsOf(draft.document(), id)) {
      draft.put(withFields(copyOf(draft, gate, context), { target: reference(binding.id) }));
    }
    return undefined;
  },
});
