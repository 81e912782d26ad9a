import type { DescriptorSet } from '../../authentik/descriptor';
import { everyModel } from '../../authentik/descriptors';
import type { ModelName } from '../../authentik/record';

export interface IgnoredField {
  readonly name: string;
  readonly message: string;
}

/** Keys that the server's serializer does not have: it takes the entry and drops them without a word. */
export function ignoredFields(
  descriptors: DescriptorSet,
  model: ModelName,
  names: readonly string[],
): readonly IgnoredField[] {
  const descriptor = descriptors.models.get(model);
  if (descriptor === undefined || descriptor.fieldsUnknown) return [];
  return names.flatMap((name) => {
    if (name === 'pk' || name.includes('__') || descriptors.field(model, name)) return [];
    return [{ name, message: messageFor(descriptors, model, name) }];
  });
}

function messageFor(descriptors: DescriptorSet, model: ModelName, name: string): string {
  const { release } = descriptors;
  if (descriptors.models.get(model)?.readOnly.includes(name)) {
    return `authentik ${release} only tells “${name}” and does not take it: the value is ignored.`;
  }
  const elsewhere = everyModel()
    .find((known) => known.model === model)
    ?.fields.find((field) => field.name === name);
  if (elsewhere?.since !== undefined) {
    return `“${name}” exists from authentik ${elsewhere.since} on; ${release} ignores it.`;
  }
  if (elsewhere?.until !== undefined) {
    return `“${name}” existed up to authentik ${elsewhere.until}; ${release} ignores it.`;
  }
  return `${model} has no field “${name}”: authentik ignores it. Correct the name or take it out.`;
}
