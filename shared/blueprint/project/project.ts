import type { DescriptorSet } from '../../authentik/descriptor';
import type { AuthentikRecord, EntryMeta, FieldValue, Fields, RecordId } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { sourceModel } from '../../document/models';
import type { Diagnostic } from '../../kernel/diagnostic';
import type { BlueprintEntry, ParsedBlueprint } from '../text/blueprint-text';
import { canonical, identityOf } from './identity';
import { indexOf } from './known-objects';
import type { KeyOfLookup } from './values';
import { fromText } from './values';

export interface ProjectOptions {
  readonly newId: () => RecordId;
  readonly descriptors?: DescriptorSet;
  /** What the workspace holds already: an entry that writes one of its objects changes that record. */
  readonly document?: WorkspaceDocument;
  /** Record that holds the text, where there is one already. */
  readonly sourceId?: RecordId;
}

export interface Projection {
  /** The record that holds the text; also the first of `records`. */
  readonly source: AuthentikRecord;
  /** The source, then the entries in the order of the text. Those with the id of a record of the document replace it. */
  readonly records: readonly AuthentikRecord[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Draft {
  readonly id: RecordId;
  readonly entry: BlueprintEntry;
}

/**
 * The entries of a blueprint as records: identifiers and attrs together as fields, references where `!KeyOf` and
 * `!Find` stand, other tags as they are. Entries that write the same object become one record. Linear in the text.
 */
export function projectBlueprint(parsed: ParsedBlueprint, options: ProjectOptions): Projection {
  const sourceId = options.sourceId ?? options.newId();
  const source: AuthentikRecord = {
    id: sourceId,
    model: sourceModel,
    fields: { path: parsed.path ?? '', text: parsed.text },
  };
  const diagnostics: Diagnostic[] = [];
  const drafts: Draft[] = [];
  for (const entry of parsed.entries) {
    if (typeof entry.model === 'string') drafts.push({ id: options.newId(), entry });
    else diagnostics.push(taggedModel(parsed, entry));
  }
  const records = joinRecords(drafts, { sourceId, known: indexOf(options.document) });
  return { source, records: [source, ...records], diagnostics };
}

function taggedModel(parsed: ParsedBlueprint, entry: BlueprintEntry): Diagnostic {
  return {
    code: 'blueprint/model-from-tag',
    severity: 'warning',
    message:
      'The model of this entry comes from a tag, so it cannot be shown as an object. It stays in the text as it is.',
    at: {
      ...(parsed.path !== undefined && { path: parsed.path }),
      entry: entry.id ?? String(entry.index),
      field: 'model',
    },
  };
}

interface Joining {
  readonly sourceId: RecordId;
  readonly known: ReturnType<typeof indexOf>;
}

/**
 * References need the ids of records, and records of the same object need its references to be told the same: so
 * entries are read in order, and a later entry of an object takes the id of the first.
 */
function joinRecords(drafts: readonly Draft[], { sourceId, known }: Joining): readonly AuthentikRecord[] {
  const renamed = new Map<RecordId, RecordId>();
  const keyOf = lookupOf(drafts, renamed);
  const records = new Map<RecordId, AuthentikRecord>();
  const byIdentity = new Map<string, RecordId>();
  for (const draft of drafts) {
    const record = recordOf(draft, sourceId, keyOf);
    const identity = joinKey(record);
    const first = identity === undefined ? undefined : byIdentity.get(identity);
    const held = first === undefined && identity !== undefined ? known.get(record, identity) : undefined;
    const id = first ?? held?.id ?? record.id;
    if (id !== record.id) renamed.set(record.id, id);
    if (identity !== undefined && first === undefined) byIdentity.set(identity, id);
    records.set(id, merge(records.get(id) ?? held, { ...record, id }));
  }
  return renamed.size > 0 ? relinked([...records.values()], renamed) : [...records.values()];
}

/** Of equal ids the first counts, as for the importer. */
function lookupOf(drafts: readonly Draft[], renamed: ReadonlyMap<RecordId, RecordId>): KeyOfLookup {
  const byBlueprintId = new Map<string, RecordId>();
  for (const { id, entry } of drafts) {
    if (entry.id !== undefined && !byBlueprintId.has(entry.id)) byBlueprintId.set(entry.id, id);
  }
  return (name) => {
    const id = byBlueprintId.get(name);
    return id === undefined ? undefined : (renamed.get(id) ?? id);
  };
}

function recordOf({ id, entry }: Draft, source: RecordId, keyOf: KeyOfLookup): AuthentikRecord {
  const fields: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(entry.attrs ?? {})) fields[name] = fromText(value, keyOf);
  for (const [name, value] of Object.entries(entry.identifiers)) fields[name] = fromText(value, keyOf);
  const meta: EntryMeta = {
    source,
    path: entry.path,
    identifiers: Object.keys(entry.identifiers),
    ...(entry.id !== undefined && { blueprintId: entry.id }),
    ...(entry.state !== undefined && { state: fromText(entry.state, keyOf) }),
    ...(entry.conditions.length > 0 && { conditions: fromText(entry.conditions, keyOf) }),
    ...(entry.permissions.length > 0 && { permissions: fromText(entry.permissions, keyOf) }),
  };
  return { id, model: (entry.model as string).toLowerCase(), fields, entry: meta };
}

/** Entries of the same object are joined where they are written under the same conditions and both leave it there. */
function joinKey({ model, fields, entry }: AuthentikRecord): string | undefined {
  const identity = identityOf(model, fields, entry!.identifiers);
  if (identity === undefined) return undefined;
  const absent = entry!.state === 'absent' ? ' absent' : '';
  return `${identity}${absent} ${canonical(entry!.conditions ?? null)}`;
}

function merge(held: AuthentikRecord | undefined, record: AuthentikRecord): AuthentikRecord {
  if (held === undefined) return record;
  const fields: Fields =
    record.entry!.state === 'created'
      ? { ...record.fields, ...held.fields }
      : { ...held.fields, ...record.fields };
  if (held.entry?.source !== record.entry!.source) return { ...record, fields };
  const identifiers = [...new Set([...held.entry.identifiers, ...record.entry!.identifiers])];
  const also = [...(held.entry.also ?? []), record.entry!.path!];
  return { ...held, fields, entry: { ...held.entry, identifiers, also } };
}

function relinked(
  records: readonly AuthentikRecord[],
  renamed: ReadonlyMap<RecordId, RecordId>,
): readonly AuthentikRecord[] {
  const change = (value: FieldValue): FieldValue => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return (value as readonly FieldValue[]).map(change);
    if ('$ref' in value) return { $ref: renamed.get(value.$ref as RecordId) ?? value.$ref };
    return Object.fromEntries(
      Object.entries(value as Record<string, FieldValue>).map(([key, item]) => [key, change(item)]),
    );
  };
  return records.map((record) => ({ ...record, fields: change(record.fields) as Fields }));
}
