import type { DescriptorSet, FieldDescriptor } from '../../shared/authentik/descriptor';
import type {
  AuthentikRecord,
  ExternalReference,
  FieldValue,
  ModelName,
} from '../../shared/authentik/record';
import { isExternalReference, isRecordReference } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { perDocument, recordsOfModel } from '../../shared/document/indexes';
import { describeValue, labelOf, labelOfModel } from '../../shared/document/labels';
import { isPresent } from '../../shared/document/presence';
import { resolveValue } from '../../shared/document/references';
import { pointersOf } from '../../shared/document/uses';

/** Something that a reference can point at. */
export interface Candidate {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly icon: string | undefined;
  readonly value: FieldValue;
}

const externals = perDocument((document) => {
  const known = new Map<string, ExternalReference>();
  for (const record of document.records.values()) {
    for (const { value } of pointersOf(record)) {
      if (isExternalReference(value) && resolveValue(document, value) === undefined) {
        known.set(JSON.stringify(value), value);
      }
    }
  }
  return [...known.values()];
});

/** Key of a candidate for a value: a record of the workspace by identity, anything else as written. */
export function candidateId(document: WorkspaceDocument, value: FieldValue): string {
  const target = resolveValue(document, value);
  return target === undefined ? `value:${JSON.stringify(value)}` : `record:${target.id}`;
}

/** The model and how the object is found there: `Group, by name`. */
export function detailOf(document: WorkspaceDocument, descriptors: DescriptorSet, value: FieldValue): string {
  const target = resolveValue(document, value);
  if (target !== undefined) {
    const key = target.fields[identifyingField(descriptors, target.model)];
    const isShown = typeof key !== 'string' || key === labelOf(document, target);
    return `${labelOfModel(descriptors, target.model)}${isShown ? '' : ` · ${key}`}`;
  }
  if (isRecordReference(value)) return 'no longer in this workspace';
  if (!isExternalReference(value)) return 'primary key on the server';
  const { model, where } = value.$external;
  return `${labelOfModel(descriptors, model)} outside this workspace, by ${where.map(([field]) => field).join(' and ')}`;
}

/** A value as a candidate of its own, so that what is chosen is always among the choices. */
export function candidateOf(
  document: WorkspaceDocument,
  descriptors: DescriptorSet,
  value: FieldValue,
): Candidate {
  const model =
    resolveValue(document, value)?.model ?? (isExternalReference(value) ? value.$external.model : undefined);
  return {
    id: candidateId(document, value),
    label: describeValue(document, value),
    detail: detailOf(document, descriptors, value),
    icon: model === undefined ? undefined : descriptors.model(model)?.icon,
    value,
  };
}

const byLabel = (left: Candidate, right: Candidate): number =>
  left.label.localeCompare(right.label, undefined, { numeric: true }) || (left.id < right.id ? -1 : 1);

/** Everything in the workspace that the field may point at: its records, then what it names outside itself. */
export function candidatesFor(
  document: WorkspaceDocument,
  descriptors: DescriptorSet,
  { targets = [] }: FieldDescriptor,
): readonly Candidate[] {
  const show = (value: FieldValue) => candidateOf(document, descriptors, value);
  const records = targets
    .flatMap((model) => recordsOfModel(document, model))
    .filter(isPresent)
    .map((record: AuthentikRecord) => ({ ...show({ $ref: record.id }), label: labelOf(document, record) }));
  const outside = externals(document)
    .filter(({ $external }) => targets.includes($external.model))
    .map(show);
  return [...records.sort(byLabel), ...outside.sort(byLabel)];
}

/** The field that usually identifies an object of a model: `name`, `slug`, `username`. */
export function identifyingField(descriptors: DescriptorSet, model: ModelName): string {
  return descriptors.model(model)?.identifiers.find((fields) => fields.length === 1)?.[0] ?? 'name';
}

/** Points outside the workspace by what identifies objects of the model. */
export function externalBy(descriptors: DescriptorSet, model: ModelName, text: string): ExternalReference {
  return { $external: { model, where: [[identifyingField(descriptors, model), text]] } };
}
