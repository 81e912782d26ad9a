import type { DescriptorSet } from '../authentik/descriptor';
import type { FieldValue } from '../authentik/record';
import type { WorkspaceDocument } from '../document/document';
import { labelOfModel } from '../document/labels';
import type { Json } from '../kernel/json';
import type { ChangedObject, ComparedObject, Comparison, FieldChange, SideName } from './comparison';
import { isSame } from './comparison';
import { isSecret, readableValue } from './readable-value';

export interface Told {
  readonly documents: Readonly<Record<SideName, WorkspaceDocument>>;
  readonly descriptors: DescriptorSet;
}

/** What stands for a secret. */
export const secretMark = '(secret)';

/** One side of a changed field, with names for references; undefined where there is nothing. */
export function toldValue(
  { documents, descriptors }: Told,
  { model }: ComparedObject,
  { field, side, value }: { field: string; side: SideName; value: FieldValue | undefined },
): Json | undefined {
  if (value === undefined) return undefined;
  if (isSecret(descriptors, model, field) && typeof value !== 'object') return secretMark;
  return readableValue(documents[side], value);
}

/** A comparison as one JSON document: what `diff --json` prints. */
export function describeComparison(comparison: Comparison, told: Told): Readonly<Record<string, Json>> {
  const object = (one: ComparedObject) => describeObject(one, told);
  const changed = (one: ChangedObject) => ({
    ...describeObject(one, told),
    fields: one.fields.map((change) => describeField(one, change, told)),
  });
  return {
    same: isSame(comparison),
    added: comparison.added.map(object),
    removed: comparison.removed.map(object),
    changed: comparison.changed.map(changed),
    moved: comparison.moved.map(changed),
  };
}

function describeObject({ model, label, at }: ComparedObject, { descriptors }: Told) {
  return { model, type: labelOfModel(descriptors, model), name: label, at: asJson(at) };
}

function describeField(object: ComparedObject, change: FieldChange, told: Told) {
  const { field, from, to, implied, at } = change;
  const before = toldValue(told, object, { field, side: 'from', value: from });
  const after = toldValue(told, object, { field, side: 'to', value: to });
  return {
    field,
    ...(before === undefined ? {} : { from: before }),
    ...(after === undefined ? {} : { to: after }),
    ...(implied === undefined ? {} : { default: implied }),
    at: asJson(at),
  };
}

function asJson(at: FieldChange['at']): Json {
  return Object.fromEntries(Object.entries(at).map(([side, place]) => [side, { ...place } as Json]));
}
