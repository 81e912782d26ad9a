import type { DescriptorSet, FieldDescriptor, ModelDescriptor } from '../../authentik/descriptor';
import type { ModelName } from '../../authentik/record';
import { modelKind } from '../models';

const kinds: ReadonlySet<string> = new Set(['flow', 'stage', 'policy']);

/** Whether a new record of a model can be made for a field to point at. */
export function isMadeHere(descriptors: DescriptorSet, model: ModelName, field: FieldDescriptor): boolean {
  const isReference = field.type === 'reference' || field.type === 'references';
  const { name, targets = [] } = field;
  // What a binding hangs on is never made for the binding's sake.
  return (
    isReference &&
    name !== 'target' &&
    targets.includes(model) &&
    kinds.has(modelKind(model)) &&
    descriptors.model(model) !== undefined
  );
}

/** The models of which a new record can be made for a field, by what they are called. */
export function creatableFor(descriptors: DescriptorSet, field: FieldDescriptor): readonly ModelDescriptor[] {
  return (field.targets ?? [])
    .filter((model) => isMadeHere(descriptors, model, field))
    .map((model) => descriptors.model(model)!)
    .sort((left, right) => left.label.localeCompare(right.label));
}
