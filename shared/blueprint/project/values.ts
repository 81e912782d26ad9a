import type { ExternalReference, FieldValue, RecordId } from '../../authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../../authentik/record';
import { mapInside } from '../../document/values';

type Mapping = Readonly<Record<string, FieldValue>>;

/** Answers the record that `!KeyOf id` means, or undefined where no entry has that id. */
export type KeyOfLookup = (id: string) => RecordId | undefined;

/** `!KeyOf` becomes a reference to a record where one has that id, `!Find` an external reference; other tags stay. */
export function fromText(value: FieldValue, keyOf: KeyOfLookup): FieldValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isTaggedValue(value)) return fromTag(value.$tag, value.value, keyOf);
  return mapInside(value as Mapping, (item) => fromText(item, keyOf));
}

function fromTag(tag: string, value: FieldValue, keyOf: KeyOfLookup): FieldValue {
  if (tag === '!KeyOf' && typeof value === 'string') {
    const id = keyOf(value);
    if (id !== undefined) return { $ref: id };
  }
  if (tag === '!Find') {
    const external = findOf(value, keyOf);
    if (external) return external;
  }
  return { $tag: tag, value: fromText(value, keyOf) };
}

function findOf(value: FieldValue, keyOf: KeyOfLookup): ExternalReference | undefined {
  if (!Array.isArray(value)) return undefined;
  const [model, ...pairs] = value as readonly FieldValue[];
  if (typeof model !== 'string' || !/^[^.]+\.[^.]+$/.test(model)) return undefined;
  const where = pairs.map((pair): readonly [string, FieldValue] | undefined => {
    if (!Array.isArray(pair) || pair.length !== 2) return undefined;
    const [field, wanted] = pair as readonly FieldValue[] as readonly [FieldValue, FieldValue];
    return typeof field === 'string' ? [field, fromText(wanted, keyOf)] : undefined;
  });
  return where.every((pair) => pair !== undefined) ? { $external: { model, where } } : undefined;
}

/** The way back: what a blueprint's text says for a value. `keyOf` answers the tag for a reference to a record. */
export function toText(value: FieldValue, keyOf: (id: RecordId) => FieldValue): FieldValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isRecordReference(value)) return keyOf(value.$ref);
  if (isExternalReference(value)) {
    const { model, where } = value.$external;
    const pairs = where.map(([field, wanted]) => [field, toText(wanted, keyOf)]);
    return { $tag: '!Find', value: [model, ...pairs] };
  }
  if (isTaggedValue(value)) return { $tag: value.$tag, value: toText(value.value, keyOf) };
  return mapInside(value, (item) => toText(item, keyOf));
}
