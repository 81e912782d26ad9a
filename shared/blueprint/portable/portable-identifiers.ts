import type { DescriptorSet } from '../../authentik/descriptor';
import type { AuthentikRecord, Fields, ModelName, RecordId } from '../../authentik/record';
import { canonical } from '../project/identity';
import { own } from '../../kernel/own';

/** Sets that identify a binding without its order, so that a reordered flow is still the same bindings. */
const withoutOrder: Readonly<Record<ModelName, readonly (readonly string[])[]>> = {
  'authentik_flows.flowstagebinding': [['target', 'stage']],
  'authentik_policies.policybinding': [
    ['target', 'policy'],
    ['target', 'group'],
    ['target', 'user'],
  ],
};

const usual: readonly (readonly string[])[] = [['slug'], ['name'], ['username'], ['domain'], ['identifier']];

type Candidate = readonly [record: AuthentikRecord, fields: Fields];

function setFor(descriptors: DescriptorSet, model: ModelName, fields: Fields): readonly string[] {
  const sets = [
    ...(own(withoutOrder, model) ?? []),
    ...(descriptors.models.get(model)?.identifiers ?? []),
    ...usual,
  ];
  const isGiven = (name: string) => (fields[name] ?? null) !== null;
  return sets.find((names) => names.length > 0 && names.every(isGiven)) ?? Object.keys(fields);
}

/**
 * Names of the fields that identify each record. A stage that is bound twice in a flow, or a policy twice to one
 * target, needs its order as well.
 */
export function portableIdentifiers(
  descriptors: DescriptorSet,
  candidates: readonly Candidate[],
): ReadonlyMap<RecordId, readonly string[]> {
  const keyed = candidates.map(([record, fields]) => {
    const names = setFor(descriptors, record.model, fields);
    const values = names.map((name) => canonical(fields[name] ?? null));
    return { id: record.id, names, hasOrder: 'order' in fields, key: [record.model, ...values].join(' ') };
  });
  const counts = new Map<string, number>();
  for (const { key } of keyed) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map(
    keyed.map(({ id, names, hasOrder, key }) => {
      const isAlone = counts.get(key) === 1 || !hasOrder || names.includes('order');
      return [id, isAlone ? names : [...names, 'order']];
    }),
  );
}
