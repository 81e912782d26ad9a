import type { DescriptorSet } from '../../authentik/descriptor';
import type { AuthentikRecord, Fields, ModelName } from '../../authentik/record';
import { canonical } from '../project/identity';

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
    ...(withoutOrder[model] ?? []),
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
): (record: AuthentikRecord, fields: Fields) => readonly string[] {
  const counts = new Map<string, number>();
  const key = (model: ModelName, names: readonly string[], fields: Fields) =>
    `${model} ${names.map((name) => canonical(fields[name] ?? null)).join(' ')}`;
  for (const [{ model }, fields] of candidates) {
    const text = key(model, setFor(descriptors, model, fields), fields);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return ({ model }, fields) => {
    const names = setFor(descriptors, model, fields);
    const isAlone = (counts.get(key(model, names, fields)) ?? 0) < 2;
    return isAlone || !('order' in fields) ? names : [...names, 'order'];
  };
}
