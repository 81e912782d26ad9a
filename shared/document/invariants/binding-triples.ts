import type { AuthentikRecord } from '../../authentik/record';
import { orderOf, policyBindingsOf, stageBindingsOf } from '../indexes';
import { policyBindingModel, stageBindingModel } from '../models';
import { resolveValue } from '../references';
import type { Invariant } from './invariant';

const subjects: Readonly<Record<string, string>> = {
  [stageBindingModel]: 'stage',
  [policyBindingModel]: 'policy',
};

/** (flow, stage, order) and (target, policy, order) are unique; bindings of groups and users may repeat (policies.md 1). */
export const bindingTriples: Invariant = {
  name: 'binding-triples',
  onLoad: false,
  hold: (draft, change) => {
    const watched = (record: AuthentikRecord) => record.model in subjects;
    const moved = change.updated.filter(([from, to]) => watched(to) && from.fields !== to.fields);
    const touched = [...change.added.filter(watched), ...moved.map(([, to]) => to)];
    if (touched.length === 0) return [];
    const document = draft.document();
    return touched.flatMap((binding) => {
      const target = resolveValue(document, binding.fields.target);
      const field = subjects[binding.model]!;
      const subject = resolveValue(document, binding.fields[field]);
      if (target === undefined || subject === undefined) return [];
      const lane = binding.model === stageBindingModel ? stageBindingsOf : policyBindingsOf;
      const clash = lane(document, target.id).some(
        (other) =>
          other.id !== binding.id &&
          orderOf(other) === orderOf(binding) &&
          resolveValue(document, other.fields[field])?.id === subject.id,
      );
      if (!clash) return [];
      return [
        {
          code: 'document/binding-taken',
          severity: 'error',
          message: `The same ${field} is already bound here with order ${orderOf(binding)}. Choose another order.`,
          at: { record: binding.id, field: 'order' },
        },
      ];
    });
  },
};
