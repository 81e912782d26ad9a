import type { AuthentikRecord, ExternalReference, FieldValue, ModelName } from '../authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../authentik/record';
import { deepEqual } from '../kernel/equal';
import type { WorkspaceDocument } from './document';
import { matchesLookup, splitLookup } from './lookups';
import { modelKind, parentKind } from './models';
import { isPresent } from './presence';

interface Keys {
  readonly byKey: ReadonlyMap<string, AuthentikRecord>;
  readonly byModel: ReadonlyMap<ModelName, readonly AuthentikRecord[]>;
  readonly found: Map<ExternalReference, AuthentikRecord | null>;
  /** By model and field, then by the field's text; made when first asked for. */
  readonly byText: Map<string, ReadonlyMap<string, readonly AuthentikRecord[]>>;
}

const cache = new WeakMap<WorkspaceDocument, Keys>();

function keysOf(document: WorkspaceDocument): Keys {
  const known = cache.get(document);
  if (known) return known;
  const byKey = new Map<string, AuthentikRecord>();
  const byModel = new Map<ModelName, AuthentikRecord[]>();
  for (const record of document.records.values()) {
    for (const name of ['pk', 'pbm_uuid'] as const) {
      const key = record.fields[name];
      if (typeof key === 'string' && key !== '' && !byKey.has(key.toLowerCase())) {
        byKey.set(key.toLowerCase(), record);
      }
    }
    const list = byModel.get(record.model);
    if (list) list.push(record);
    else byModel.set(record.model, [record]);
  }
  const keys: Keys = { byKey, byModel, found: new Map(), byText: new Map() };
  cache.set(document, keys);
  return keys;
}

/**
 * The record of this workspace that a value points at: a reference to a record, an external reference that a present
 * record matches, or the text of a primary key that a record carries as `pk`. Undefined for everything else: what the
 * workspace does not hold, tags that only a server can resolve, plain data.
 */
export function targetOf(
  document: WorkspaceDocument,
  value: FieldValue | undefined,
): AuthentikRecord | undefined {
  return resolveValue(document, value);
}

export function resolveValue(
  document: WorkspaceDocument,
  value: FieldValue | undefined,
): AuthentikRecord | undefined {
  if (typeof value === 'string') return keysOf(document).byKey.get(value.toLowerCase());
  if (isRecordReference(value)) return document.records.get(value.$ref);
  if (isExternalReference(value)) return findExternal(document, value);
  return undefined;
}

function findExternal(
  document: WorkspaceDocument,
  reference: ExternalReference,
): AuthentikRecord | undefined {
  const keys = keysOf(document);
  const known = keys.found.get(reference);
  if (known !== undefined) return known ?? undefined;
  const match = candidates(keys, reference).find(
    (record) =>
      isPresent(record) &&
      reference.$external.where.length > 0 &&
      reference.$external.where.every(([field, value]) => matches(document, record, [field, value])),
  );
  keys.found.set(reference, match ?? null);
  return match;
}

/** The records that may match: looked up by the first field that is compared with plain text, where there is one. */
function candidates(keys: Keys, { $external }: ExternalReference): readonly AuthentikRecord[] {
  const model = $external.model.toLowerCase();
  const plain = $external.where.find(
    ([field, value]) =>
      typeof value === 'string' && !field.includes('__') && !keys.byKey.has(value.toLowerCase()),
  );
  if (plain === undefined) return ofModel(keys, model);
  const [field, text] = plain;
  const name = `${model} ${field}`;
  let index = keys.byText.get(name);
  if (index === undefined) {
    index = groupByText(ofModel(keys, model), field);
    keys.byText.set(name, index);
  }
  return index.get(text as string) ?? [];
}

function groupByText(records: readonly AuthentikRecord[], field: string) {
  const index = new Map<string, AuthentikRecord[]>();
  for (const record of records) {
    const value = record.fields[field];
    if (typeof value !== 'string') continue;
    const list = index.get(value);
    if (list) list.push(record);
    else index.set(value, [record]);
  }
  return index;
}

function ofModel(keys: Keys, model: ModelName): readonly AuthentikRecord[] {
  const kind = parentKind(model);
  if (kind === undefined) return keys.byModel.get(model) ?? [];
  return [...keys.byModel].flatMap(([name, records]) => (modelKind(name) === kind ? records : []));
}

function matches(
  document: WorkspaceDocument,
  record: AuthentikRecord,
  [field, wanted]: readonly [field: string, value: FieldValue],
): boolean {
  const own = record.fields[field];
  if (typeof own === 'string' && own === wanted) return true;
  const { path, lookup } = splitLookup(field);
  let holder: AuthentikRecord | undefined = record;
  for (const step of path.slice(0, -1)) {
    holder = holder && resolveValue(document, holder.fields[step]);
  }
  if (holder === undefined) return false;
  const value = holder.fields[path.at(-1) ?? ''];
  if (isTaggedValue(wanted) || value === undefined) return false;
  if (lookup === 'exact') {
    const [left, right] = [resolveReference(document, value), resolveReference(document, wanted)];
    if (left && right) return left.id === right.id;
    return deepEqual(value, wanted);
  }
  return matchesLookup(lookup, value, wanted);
}

function resolveReference(document: WorkspaceDocument, value: FieldValue): AuthentikRecord | undefined {
  return typeof value === 'object' || typeof value === 'string' ? resolveValue(document, value) : undefined;
}
