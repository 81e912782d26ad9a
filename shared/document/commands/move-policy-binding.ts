import type { RecordId } from '../../authentik/record';
import { policyBindingsOf } from '../indexes';
import { policyBindingModel } from '../models';
import { resolveValue } from '../references';
import { reference, withFields } from '../values';
import { defineCommand, gone, quoted } from './define';
import { takeOrder } from './lane';

export interface MovePolicyBindingArgs {
  readonly binding: RecordId;
  /** Another flow or stage binding to bind it to; absent: it stays where it is. */
  readonly target?: RecordId;
  /** The policy binding of that target it goes before; null: the end. */
  readonly before: RecordId | null;
}

export const movePolicyBinding = defineCommand<MovePolicyBindingArgs>({
  name: 'move-policy-binding',
  title: (document, { binding }) => `Move${quoted(document, binding)}`,
  change: (draft, { binding: id, target, before }) => {
    const binding = draft.get(id);
    if (binding?.model !== policyBindingModel) return gone('policy binding', id);
    const from = resolveValue(draft.document(), binding.fields.target);
    const to = target === undefined ? from : draft.get(target);
    if (to === undefined) return gone('target', target ?? id);
    const lane = policyBindingsOf(draft.document(), to.id);
    const index = lane.findIndex((other) => other.id === id);
    if (from?.id === to.id && (before === id || (lane[index + 1]?.id ?? null) === before)) return undefined;
    const others = lane.filter((other) => other.id !== id);
    const order = takeOrder(draft, others, before);
    draft.put(withFields(binding, { order, ...(from?.id === to.id ? {} : { target: reference(to.id) }) }));
    return undefined;
  },
});
