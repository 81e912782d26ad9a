import type { RecordId } from '../../authentik/record';
import { policyBindingsOf, stageBindingsOf } from '../indexes';
import { flowModel } from '../models';
import { reference, withFields } from '../values';
import { copyOf } from './copy';
import { defineCommand, gone, quoted } from './define';

export interface DuplicateFlowArgs {
  readonly flow: RecordId;
}

/** The copy has bindings of its own to the same stages and policies, as authentik shares those. */
export const duplicateFlow = defineCommand<DuplicateFlowArgs>({
  name: 'duplicate-flow',
  title: (document, { flow }) => `Duplicate flow${quoted(document, flow)}`,
  change: (draft, { flow: id }, context) => {
    const flow = draft.get(id);
    if (flow?.model !== flowModel) return gone('flow', id);
    const base = draft.document();
    const copy = copyOf(draft, flow, context);
    draft.put(copy);
    const copyGates = (from: RecordId, to: RecordId) => {
      for (const gate of policyBindingsOf(base, from)) {
        draft.put(withFields(copyOf(draft, gate, context), { target: reference(to) }));
      }
    };
    copyGates(id, copy.id);
    for (const binding of stageBindingsOf(base, id)) {
      const bound = withFields(copyOf(draft, binding, context), { target: reference(copy.id) });
      draft.put(bound);
      copyGates(binding.id, bound.id);
    }
    return undefined;
  },
});
