import type { AuthentikRecord, FieldValue, RecordId } from '../authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../authentik/record';

/** Text of a field, or undefined where it is not literal text. */
export function textField(record: AuthentikRecord, name: string): string | undefined {
  const value = record.fields[name];
  return typeof value === 'string' ? value : undefined;
}

/** Number of a field; text of digits counts, as the server's serializer reads it. */
export function numberField(record: AuthentikRecord, name: string): number | undefined {
  const value = record.fields[name];
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && /^\s*-?\d+\s*$/.test(value)) return Number(value);
  return undefined;
}

export function reference(id: RecordId): { readonly $ref: RecordId } {
  return { $ref: id };
}

/** Calls `visit` for the value itself and all that is inside it; `path` joins nested keys with dots. */
export function walkValue(
  value: FieldValue,
  path: string,
  visit: (value: FieldValue, path: string) => void,
): void {
  visit(value, path);
  if (typeof value !== 'object' || value === null || isRecordReference(value)) return;
  if (isTaggedValue(value)) return walkValue(value.value, path, visit);
  if (isExternalReference(value)) {
    for (const [, inner] of value.$external.where) walkValue(inner, path, visit);
    return;
  }
  for (const [key, inner] of Object.entries(value as Record<string, FieldValue>)) {
    walkValue(inner, `${path}.${key}`, visit);
  }
}

/** The value with every record reference inside replaced by what `change` returns. The same object where nothing changed. */
export function mapReferences(value: FieldValue, change: (id: RecordId) => FieldValue): FieldValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isRecordReference(value)) {
    const changed = change(value.$ref);
    return isRecordReference(changed) && changed.$ref === value.$ref ? value : changed;
  }
  if (isTaggedValue(value)) {
    const inner = mapReferences(value.value, change);
    return inner === value.value ? value : { ...value, value: inner };
  }
  if (isExternalReference(value)) {
    const where = value.$external.where.map(([field, item]) => [field, mapReferences(item, change)] as const);
    if (where.every(([, item], index) => item === value.$external.where[index]![1])) return value;
    return { $external: { ...value.$external, where } };
  }
  return mapInside(value, (item) => mapReferences(item, change));
}

/** A list or mapping with its items replaced by what `change` returns. The same object where nothing changed. */
export function mapInside(
  value: readonly FieldValue[] | Readonly<Record<string, FieldValue>>,
  change: (item: FieldValue) => FieldValue,
): FieldValue {
  if (Array.isArray(value)) {
    const list = value as readonly FieldValue[];
    const items = list.map(change);
    return items.every((item, index) => item === list[index]) ? list : items;
  }
  const mapping = value as Readonly<Record<string, FieldValue>>;
  const changed = new Map<string, FieldValue>();
  for (const key of Object.keys(mapping)) {
    const item = change(mapping[key]!);
    if (item !== mapping[key]) changed.set(key, item);
  }
  if (changed.size === 0) return mapping;
  return Object.fromEntries(
    Object.entries(mapping).map(([key, item]) => [key, changed.has(key) ? changed.get(key)! : item] as const),
  );
}

/** The record with all references in its fields and in what a blueprint says of it mapped. */
export function mapRecordReferences(
  record: AuthentikRecord,
  change: (id: RecordId) => FieldValue,
): AuthentikRecord {
  const fields = mapReferences(record.fields, change) as AuthentikRecord['fields'];
  return fields === record.fields ? record : { ...record, fields };
}

/** The record with fields set; `undefined` takes a field away, so that it has the server's default again. */
export function withFields(
  record: AuthentikRecord,
  changes: Readonly<Record<string, FieldValue | undefined>>,
): AuthentikRecord {
  const fields: Record<string, FieldValue> = { ...record.fields };
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete fields[name];
    else fields[name] = value;
  }
  const { entry } = record;
  if (entry?.identifiers.every((name) => name in fields) ?? true) return { ...record, fields };
  return {
    ...record,
    fields,
    entry: { ...entry!, identifiers: entry!.identifiers.filter((name) => name in fields) },
  };
}
