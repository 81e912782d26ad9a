import type { DescriptorSet, FieldDescriptor, ModelDescriptor } from '../../shared/authentik/descriptor';
import { everyModel } from '../../shared/authentik/descriptors';
import type { AuthentikRecord, ModelName } from '../../shared/authentik/record';
import type { Release } from '../../shared/authentik/release';

/** A field that a record carries and the target release does not take. */
export interface StrayField {
  readonly name: string;
  /** What it is called and what kind it is in the releases that know it. */
  readonly field: FieldDescriptor;
  readonly reason: string;
}

/** What a blueprint writes to find an object by its key; no field of a form. */
const keys: ReadonlySet<string> = new Set(['pk', 'pbm_uuid']);

/** A model as the target release has it, else as another release does. */
export function modelFor(descriptors: DescriptorSet, model: ModelName): ModelDescriptor | undefined {
  return descriptors.model(model) ?? everyModel().find((known) => known.model === model);
}

/** Why the model itself does not fit the target release; undefined where it does. */
export function modelProblem(descriptors: DescriptorSet, model: ModelName): string | undefined {
  if (descriptors.model(model) !== undefined) return undefined;
  const known = everyModel().find((other) => other.model === model);
  return known === undefined
    ? `authentik ${descriptors.release} does not know ${model}. Its importer would refuse the whole file.`
    : `authentik ${descriptors.release} does not know this type. ${lifeWords(known)}`;
}

function lifeWords({ since, until }: { readonly since?: Release; readonly until?: Release }): string {
  if (since !== undefined && until !== undefined) return `It is known from ${since} to ${until}.`;
  if (since !== undefined) return `It is known from ${since} on.`;
  return until === undefined ? '' : `It is known up to ${until}.`;
}

const leading = (field: FieldDescriptor, model: ModelDescriptor): number => {
  if (field.name === 'name') return 0;
  return field.name === 'order' && model.kind === 'binding' ? 1 : 2;
};

/** The fields of a form, the name (a binding's order) first; what other objects own is left out. */
export function formFields(
  model: ModelDescriptor,
  hidden: readonly string[] = [],
): readonly FieldDescriptor[] {
  return model.fields
    .filter(({ name, reverse = false }) => !reverse && !hidden.includes(name))
    .sort((left, right) => leading(left, model) - leading(right, model));
}

/** What a record carries beyond the fields of the target release, and what becomes of it there. */
export function strayFields(descriptors: DescriptorSet, record: AuthentikRecord): readonly StrayField[] {
  const model = modelFor(descriptors, record.model);
  const known = new Set(model?.fields.map(({ name }) => name));
  const ever = everyModel().find((other) => other.model === record.model);
  return Object.keys(record.fields)
    .filter((name) => !known.has(name) && !keys.has(name))
    .map((name) => {
      const field = ever?.fields.find((other) => other.name === name);
      return {
        name,
        field: field ?? unknownField(name),
        reason: reasonFor(model, field, descriptors.release),
      };
    });
}

function reasonFor(
  model: ModelDescriptor | undefined,
  field: FieldDescriptor | undefined,
  release: Release,
): string {
  if (field !== undefined) return `authentik ${release} ignores it. ${lifeWords(field)}`;
  return model === undefined || model.fieldsUnknown === true
    ? 'It is not known whether the server takes it.'
    : `authentik ${release} ignores it.`;
}

function unknownField(name: string): FieldDescriptor {
  const flags = { required: false, nullable: true, writeOnly: false, allowBlank: true };
  return { name, label: name, type: 'json', ...flags };
}
