import type { DescriptorSet } from '../authentik/descriptor';
import type { FieldValue, ModelName } from '../authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../authentik/record';
import type { WorkspaceDocument } from '../document/document';
import { describeValue } from '../document/labels';
import type { Json } from '../kernel/json';

/** A value for people and for JSON: references are what people call the object, tags one line of text. */
export function readableValue(document: WorkspaceDocument, value: FieldValue): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (isRecordReference(value) || isExternalReference(value) || isTaggedValue(value)) {
    return describeValue(document, value);
  }
  if (Array.isArray(value)) {
    return (value as readonly FieldValue[]).map((item) => readableValue(document, item));
  }
  const pairs = Object.entries(value as Readonly<Record<string, FieldValue>>);
  return Object.fromEntries(pairs.map(([key, item]) => [key, readableValue(document, item)]));
}

/** Whether a field (`name.inside` too) holds a secret, which is not to be printed. */
export function isSecret(descriptors: DescriptorSet, model: ModelName, field: string): boolean {
  return descriptors.field(model, field.split('.', 1)[0]!)?.writeOnly === true;
}
