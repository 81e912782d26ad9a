import type { DescriptorSet } from '../../authentik/descriptor';
import type { AuthentikRecord, FieldValue, ModelName, RecordId } from '../../authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { isOwnModel } from '../../document/models';
import { isPresent } from '../../document/presence';
import { evaluateField } from '../context/evaluate-field';
import type { PyValue } from '../resolve/python-value';
import type { PyFind } from '../resolve/tag-resolver';
import { addBootstrap, newRow, withDefaults } from '../importer/bootstrap';
import { coerceField } from '../importer/coerce/field';
import { findObject } from '../importer/find-object';
import { metaApplyModel } from '../importer/families';
import { toPython } from '../importer/python-to-value';
import { ObjectStore } from '../importer/store';
import type { Row } from '../importer/store';
import type { Payload, Value } from '../importer/value';
import { Opaque, isList, isMapping, isTrue, keyText } from '../importer/value';

/** A workspace as a server that holds its objects, and which row stands for which record. */
export interface WorkspaceStore {
  readonly store: ObjectStore;
  /** Records by the text of their row's key. */
  readonly recordOf: ReadonlyMap<string, RecordId>;
}

/**
 * A server that holds what the workspace holds, besides its bootstrap: records that leave no object are left out, tags
 * are resolved with the values that the workspace holds for their file, and what it does not hold is null.
 */
export function workspaceStore(document: WorkspaceDocument, descriptors: DescriptorSet): WorkspaceStore {
  const store = new ObjectStore();
  const records = [...document.records.values()].filter((record) => isObject(document, record, descriptors));
  addBootstrap(store, descriptors, (model, fields) => records.some((one) => isSame(one, { model, fields })));
  const bootstrap = { store: store.copy(), descriptors };
  const elsewhere = (query: PyFind) => toPython(findObject(bootstrap, query));
  const rows = new Map<RecordId, Row>();
  const recordOf = new Map<string, RecordId>();
  for (const record of records) {
    const { pk } = record.fields;
    const isFree = (typeof pk === 'string' || typeof pk === 'number') && !recordOf.has(keyText(pk));
    const row = newRow(store, record.model, { fields: {}, ...(isFree && { pk }) });
    rows.set(record.id, row);
    recordOf.set(keyText(row.pk), record.id);
  }
  // Keys of all come first: whatever a record refers to has one, whatever their order.
  for (const record of records) {
    const row = rows.get(record.id)!;
    const fields = fieldsOf(record, { document, descriptors, rows, elsewhere });
    store.add({ ...row, fields: withDefaults(descriptors, record.model, fields) });
  }
  for (const record of records) coerceKept(store, rows.get(record.id)!, descriptors);
  return { store, recordOf };
}

function isObject(document: WorkspaceDocument, record: AuthentikRecord, { release }: DescriptorSet): boolean {
  if (isOwnModel(record.model) || record.model === metaApplyModel || !isPresent(record)) return false;
  const { conditions, source } = record.entry ?? {};
  if (!Array.isArray(conditions)) return true;
  return (conditions as readonly FieldValue[]).every((condition) => {
    // Asked on a server that had it not yet: now it may well find the object that it guards.
    if (looksUp(condition)) return true;
    const { value } = evaluateField(condition, {
      document,
      release,
      ...(source !== undefined && { source }),
    });
    return value === undefined || isRecordReference(value) || isTrue(value as Value);
  });
}

function looksUp(value: FieldValue): boolean {
  if (typeof value !== 'object' || value === null || isRecordReference(value)) return false;
  if (isExternalReference(value)) return true;
  if (isTaggedValue(value)) return value.$tag.startsWith('!Find') || looksUp(value.value);
  return Object.values(value as Readonly<Record<string, FieldValue>>).some(looksUp);
}

const namingFields = ['username', 'slug', 'name'] as const;

function isSame(
  record: AuthentikRecord,
  { model, fields }: { readonly model: ModelName; readonly fields: Payload },
): boolean {
  const name = namingFields.find((one) => fields[one] !== undefined);
  return record.model === model && name !== undefined && record.fields[name] === fields[name];
}

interface Around {
  readonly document: WorkspaceDocument;
  readonly descriptors: DescriptorSet;
  readonly rows: ReadonlyMap<RecordId, Row>;
  readonly elsewhere: (query: PyFind) => PyValue;
}

function fieldsOf(record: AuthentikRecord, around: Around): Payload {
  const { descriptors, rows } = around;
  const fields: Record<string, Value> = {};
  for (const [name, given] of Object.entries(record.fields)) {
    if (!isKept(descriptors, record.model, name)) continue;
    const value = asValue(resolve(given, around, record.entry?.source), rows);
    const type = descriptors.field(record.model, name)?.type;
    fields[name] = type === 'references' && isList(value) ? value.filter((item) => item !== null) : value;
  }
  return fields;
}

/** Names that the server's serializer does not have are dropped by it. */
function isKept(descriptors: DescriptorSet, model: ModelName, name: string): boolean {
  const known = descriptors.models.get(model);
  return known === undefined || known.fieldsUnknown === true || descriptors.field(model, name) !== undefined;
}

function resolve(value: FieldValue, around: Around, source: RecordId | undefined): FieldValue {
  if (!needsResolving(value)) return value;
  const { document, descriptors, elsewhere } = around;
  const { release } = descriptors;
  const own = source === undefined ? {} : { source };
  return evaluateField(value, { document, release, elsewhere, ...own }).value ?? null;
}

function needsResolving(value: FieldValue): boolean {
  if (typeof value !== 'object' || value === null || isRecordReference(value)) return false;
  if (isTaggedValue(value) || isExternalReference(value)) return true;
  return Object.values(value as Readonly<Record<string, FieldValue>>).some(needsResolving);
}

function asValue(value: FieldValue, rows: ReadonlyMap<RecordId, Row>): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (isRecordReference(value)) return rows.get(value.$ref)?.pk ?? null;
  if (isTaggedValue(value)) return new Opaque(value.$tag, JSON.stringify(value.value));
  if (isExternalReference(value)) return null;
  if (Array.isArray(value)) return (value as readonly FieldValue[]).map((item) => asValue(item, rows));
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, FieldValue>>).map(([key, item]) => [
      key,
      asValue(item, rows),
    ]),
  );
}

/** Values in the types in which the server keeps them, so that they compare; what it would not take stays as it is. */
function coerceKept(store: ObjectStore, key: Row, descriptors: DescriptorSet): void {
  const row = store.find(key.pk);
  if (row === undefined) return;
  const fields: Record<string, Value> = { ...row.fields };
  let changed = false;
  for (const [name, value] of Object.entries(row.fields)) {
    const field = descriptors.field(row.model, name);
    if (field === undefined || value === null || isMapping(value)) continue;
    const coerced = coerceField(field, value, { store, release: descriptors.release });
    if (!coerced.ok || coerced.value === value) continue;
    fields[name] = coerced.value;
    changed = true;
  }
  if (changed) store.replace(row, { ...row, fields });
}
