import type { DescriptorSet, FieldDescriptor } from '../../authentik/descriptor';
import type { FieldValue, RecordId } from '../../authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../../authentik/record';
import { fromText } from '../project/values';
import type { ObjectStore } from '../importer/store';
import { isPhantom } from '../importer/store';
import type { Payload, Value } from '../importer/value';
import { Opaque, Uuid, isList, isMapping, keyText } from '../importer/value';

export interface ValueReading {
  readonly store: ObjectStore;
  readonly descriptors: DescriptorSet;
  /** Records by the text of their row's key. */
  readonly recordOf: ReadonlyMap<string, RecordId>;
  /** Record of an entry that was applied, by the entry's `id`. */
  readonly keyOf: (id: string) => RecordId | undefined;
  /** The blueprint's context as it is merged, for tags that stay. */
  readonly context: Readonly<Record<string, FieldValue>>;
}

/**
 * What a record holds for a field that an entry writes: what it resolves to, references as references. Two things stay
 * as the text has them: what a server's environment or files give (`!Env`, `!File`: secrets do not get into a
 * workspace by being looked up), and a `!Find` of what the workspace does not hold.
 */
export function recordValue(
  reading: ValueReading,
  {
    field,
    text,
    value,
  }: {
    readonly field: FieldDescriptor | undefined;
    readonly text: FieldValue | undefined;
    readonly value: Value;
  },
): FieldValue {
  if (text !== undefined && asksServer(text)) return fromText(withContext(text, reading), reading.keyOf);
  if (text !== undefined && value === null && isTaggedValue(text) && text.$tag === '!Find') {
    const kept = fromText(withContext(text, reading), reading.keyOf);
    if (isExternalReference(kept)) return kept;
  }
  // What was refused has no record: the text says more of it than the key that stands in for it.
  if (text !== undefined && value instanceof Uuid && isPhantom(reading.store.find(value))) return text;
  return plainField(reading, field, value);
}

/** Whether a value depends on the environment or the files of a server. */
export function asksServer(value: FieldValue): boolean {
  if (typeof value !== 'object' || value === null || isRecordReference(value)) return false;
  if (isTaggedValue(value)) {
    return value.$tag === '!Env' || value.$tag === '!File' || asksServer(value.value);
  }
  return Object.values(value as Readonly<Record<string, FieldValue>>).some(asksServer);
}

/** `!Context` replaced by what it stands for: the record does not keep the blueprint's context. */
function withContext(value: FieldValue, reading: ValueReading): FieldValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isTaggedValue(value)) {
    if (value.$tag === '!Context') {
      const [name, fallback = null] = Array.isArray(value.value)
        ? (value.value as readonly FieldValue[])
        : [value.value];
      const found = typeof name === 'string' ? reading.context[name] : undefined;
      return found ?? fallback;
    }
    return { $tag: value.$tag, value: withContext(value.value, reading) };
  }
  if (Array.isArray(value)) return (value as readonly FieldValue[]).map((item) => withContext(item, reading));
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, FieldValue>>).map(([key, item]) => [
      key,
      withContext(item, reading),
    ]),
  );
}

function plainField(reading: ValueReading, field: FieldDescriptor | undefined, value: Value): FieldValue {
  const refers = field?.type === 'reference' || field?.type === 'references';
  if (value === null || typeof value === 'boolean') return value;
  if (isList(value)) return value.map((item) => plainField(reading, field, item));
  if (isMapping(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, plainField(reading, undefined, item)]),
    );
  }
  if (value instanceof Opaque) return value.text;
  if (refers || value instanceof Uuid) return pointer(reading, value);
  return value;
}

function pointer({ store, recordOf }: ValueReading, value: string | number | Uuid): FieldValue {
  const row = store.find(value, { asTarget: true });
  const record = row && recordOf.get(keyText(row.pk));
  if (record !== undefined) return { $ref: record };
  const name = row && nameOf(row.fields);
  if (row !== undefined && name !== undefined) return { $external: { model: row.model, where: [name] } };
  return value instanceof Uuid ? value.text : value;
}

function nameOf(fields: Payload): readonly [string, string] | undefined {
  for (const name of ['username', 'slug', 'name']) {
    const value = fields[name];
    if (typeof value === 'string' && value !== '') return [name, value];
  }
  return undefined;
}
