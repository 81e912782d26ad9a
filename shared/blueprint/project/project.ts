import type { DescriptorSet } from '../../authentik/descriptor';
import type { AuthentikRecord, EntryMeta, FieldValue, Fields, RecordId } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { sourceModel } from '../../document/models';
import type { Diagnostic } from '../../kernel/diagnostic';
import type { BlueprintEntry, KeyPath, ParsedBlueprint } from '../text/blueprint-text';
import { identityOf } from './identity';
import { Joins } from './joins';
import { indexOf } from './known-objects';
import { keepParsed } from './parsed-source';
import { placeOf } from '../text/place-of';
import type { KeyOfLookup } from './values';
import { fromText } from './values';

export interface ProjectOptions {
  readonly newId: () => RecordId;
  readonly descriptors?: DescriptorSet;
  /** What the workspace holds already: an entry that writes one of its objects changes that record. */
  readonly document?: WorkspaceDocument;
  /** Record that holds the text, where there is one already. */
  readonly sourceId?: RecordId;
  /**
   * Record that a workspace has the entry at a place of the text for: entries are then joined as they are there.
   * Entries that it answers nothing for are joined among themselves.
   */
  readonly recordAt?: (path: KeyPath) => RecordId | undefined;
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
  keepParsed(source, parsed);
  const diagnostics: Diagnostic[] = [];
  const drafts: Draft[] = [];
  for (const entry of parsed.entries) {
    if (typeof entry.model === 'string') drafts.push({ id: options.newId(), entry });
    else diagnostics.push(taggedModel(parsed, entry));
  }
  const known = indexOf(options.document);
  const records = joinRecords(drafts, { sourceId, known, ...pick(options) });
  return { source, records: [source, ...records], diagnostics };
}

function taggedModel(parsed: ParsedBlueprint, entry: BlueprintEntry): Diagnostic {
  return {
    code: 'blueprint/model-from-tag',
    severity: 'warning',
    message:
      'The model of this entry comes from a tag, so it cannot be shown as an object. It stays in the text as it is.',
    at: {
      ...placeOf(parsed, [...entry.path, 'model']),
      entry: entry.id ?? String(entry.index),
      field: 'model',
    },
  };
}

const pick = ({ recordAt }: ProjectOptions) => (recordAt ? { recordAt } : {});

interface Joining {
  readonly sourceId: RecordId;
  readonly known: ReturnType<typeof indexOf>;
  readonly recordAt?: NonNullable<ProjectOptions['recordAt']>;
}

/**
 * References need the ids of records, and records of the same object need its references to be told the same: so
 * entries are read in order, and a later entry of an object takes the id of the first.
 */
function joinRecords(
  drafts: readonly Draft[],
  { sourceId, known, recordAt }: Joining,
): readonly AuthentikRecord[] {
  const renamed = new Map<RecordId, RecordId>();
  const keyOf = lookupOf(drafts, renamed);
  const records = new Map<RecordId, AuthentikRecord>();
  const joins = new Joins();
  for (const draft of drafts) {
    const record = recordOf(draft, sourceId, keyOf);
    const settled = recordAt?.(record.entry!.path!);
    const first = settled ?? joins.firstOf(record);
    const held = first === undefined ? heldBy(known, record) : undefined;
    const id = first ?? held?.id ?? record.id;
    if (id !== record.id) renamed.set(record.id, id);
    if (settled === undefined) joins.add(id, record);
    records.set(id, merge(records.get(id) ?? held, { ...record, id }));
  }
  return renamed.size > 0 ? relinked([...records.values()], renamed) : [...records.values()];
}

function heldBy(known: Joining['known'], record: AuthentikRecord): AuthentikRecord | undefined {
  const identity = identityOf(record.model, record.fields, record.entry!.identifiers);
  return identity === undefined ? undefined : known.get(record, identity);
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

function merge(held: AuthentikRecord | undefined, record: AuthentikRecord): AuthentikRecord {
  if (held === undefined) return record;
  const isCreated = record.entry!.state === 'created';
  if (held.entry?.source !== record.entry!.source) {
    const fields: Fields = isCreated
      ? { ...record.fields, ...held.fields }
      : { ...held.fields, ...record.fields };
    return { ...record, fields };
  }
  const identifiers = [...new Set([...held.entry.identifiers, ...record.entry!.identifiers])];
  const also = [...(held.entry.also ?? []), record.entry!.path!];
  const blueprintId = held.entry.blueprintId ?? record.entry!.blueprintId;
  const entry = { ...held.entry, identifiers, also, ...(blueprintId !== undefined && { blueprintId }) };
  return { ...held, fields: isCreated ? keyed(held, record) : { ...held.fields, ...record.fields }, entry };
}

/** `created` changes nothing of what is there; but the key that it gives is the object's from then on. */
function keyed({ fields }: AuthentikRecord, record: AuthentikRecord): Fields {
  const { pk } = record.fields;
  return pk === undefined || fields.pk !== undefined ? fields : { ...fields, pk };
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
