import type { AuthentikRecord, EntryMeta, FieldValue, RecordId } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { mapReferences } from '../../document/values';
import { deepEqual } from '../../kernel/equal';
import type { BlueprintChange } from '../patch/blueprint-change';
import { entryPlaces } from './entry-places';
import { identityOf } from './identity';
import { projectedLike } from './projected-text';
import type { KeyPath } from '../text/blueprint-text';
import { EntryWriter, pathKey, pathsOf } from './entry-writer';
import type { Comparing, Part } from './entry-writer';
import { otherSourcesSay } from './other-sources';
import { valueChanges } from './value-changes';

export interface SourceComparison {
  readonly changes: readonly BlueprintChange[];
  /** Where each record of the source stands once the changes are made. */
  readonly entries: readonly { readonly record: RecordId; readonly entry: EntryMeta }[];
}

/** Records of the text as it stands, with the ids that the document has for them. */
function projectOnto({ document, sourceId, parsed }: Comparing): {
  readonly base: readonly AuthentikRecord[];
  readonly gone: readonly AuthentikRecord[];
} {
  const own = [...document.records.values()].filter((record) => record.entry?.source === sourceId);
  const byPath = new Map(own.flatMap((record) => pathsOf(record).map((path) => [pathKey(path), record.id])));
  const elsewhere = identitiesElsewhere(document, sourceId);
  const projected = projectedLike(parsed, { sourceId, recordAt: (path) => byPath.get(pathKey(path)) });
  const ids = new Map<RecordId, RecordId>();
  const gone: AuthentikRecord[] = [];
  const base: AuthentikRecord[] = [];
  for (const record of projected) {
    const known = pathsOf(record)
      .map((path) => byPath.get(pathKey(path)))
      .find((id) => id !== undefined);
    const taken = known ?? elsewhere(record);
    if (taken !== undefined) ids.set(record.id, taken);
    if (known !== undefined) base.push(record);
    else if (taken === undefined) gone.push(record);
  }
  const relink = (record: AuthentikRecord): AuthentikRecord => ({
    ...record,
    id: ids.get(record.id) ?? record.id,
    fields: mapReferences(record.fields, (id) => ({ $ref: ids.get(id) ?? id })) as AuthentikRecord['fields'],
    entry: relinkEntry(record.entry!, ids),
  });
  return { base: base.map(relink), gone };
}

function relinkEntry(entry: EntryMeta, ids: ReadonlyMap<RecordId, RecordId>): EntryMeta {
  const relink = (value: FieldValue) => mapReferences(value, (id) => ({ $ref: ids.get(id) ?? id }));
  return {
    ...entry,
    ...(entry.conditions !== undefined && { conditions: relink(entry.conditions) }),
    ...(entry.state !== undefined && { state: relink(entry.state) }),
    ...(entry.permissions !== undefined && { permissions: relink(entry.permissions) }),
  };
}

/** An object that a later file writes too belongs to that file; the entry here is then left as it is. */
function identitiesElsewhere(
  document: WorkspaceDocument,
  sourceId: RecordId,
): (record: AuthentikRecord) => RecordId | undefined {
  let byIdentity: Map<string, RecordId> | undefined;
  return (record) => {
    byIdentity ??= new Map(
      [...document.records.values()].flatMap((other) => {
        if (other.entry === undefined || other.entry.source === sourceId) return [];
        const identity = identityOf(other.model, other.fields, other.entry.identifiers);
        return identity === undefined ? [] : [[identity, other.id] as const];
      }),
    );
    const identity = identityOf(record.model, record.fields, record.entry!.identifiers);
    return identity === undefined ? undefined : byIdentity.get(identity);
  };
}

/** What has to change in a source's text for it to say what the document says. Nothing where nothing was changed. */
export function compareSource(comparing: Comparing): SourceComparison {
  const { document, sourceId } = comparing;
  const { base, gone } = projectOnto(comparing);
  const inherited = otherSourcesSay(comparing);
  const writer = new EntryWriter(comparing);
  const changes: BlueprintChange[] = [];
  for (const before of base) {
    const after = document.records.get(before.id);
    if (after) changes.push(...recordChanges({ before, after, inherited, writer }));
  }
  const added = [...document.records.values()].filter(
    (record) => record.entry?.source === sourceId && record.entry.path === undefined,
  );
  const places = entryPlaces({
    base,
    gone,
    added,
    current: (id) => document.records.get(id),
    parsed: comparing.parsed,
  });
  const inserts = places.inserts.map(({ record, list, index }): BlueprintChange => ({
    kind: 'insert',
    list,
    index,
    value: writer.entryOf(record),
  }));
  const removes = places.removed.map((path): BlueprintChange => ({ kind: 'remove', path }));
  const named = writer.assigned.filter(({ path }) => path !== undefined);
  const ids = named.map(({ path, id }): BlueprintChange => ({
    kind: 'set',
    path: [...path!, 'id'],
    value: id,
  }));
  return {
    changes: [...changes, ...ids, ...removes, ...inserts],
    entries: places.entries.map(({ record, entry }) => ({ record, entry: writer.withId(record, entry) })),
  };
}

interface RecordComparison {
  readonly before: AuthentikRecord;
  readonly after: AuthentikRecord;
  readonly inherited: (record: AuthentikRecord, name: string) => boolean;
  readonly writer: EntryWriter;
}

function recordChanges({ before, after, inherited, writer }: RecordComparison): readonly BlueprintChange[] {
  const path = before.entry!.path!;
  const names = new Set([...Object.keys(before.fields), ...Object.keys(after.fields)]);
  const changes: BlueprintChange[] = [];
  for (const name of names) {
    const from = before.fields[name];
    const to = after.fields[name];
    const part = partOf(before, after, name);
    const holders = writer.holders(before, name);
    if (to === undefined) {
      changes.push(...writer.sayings(before, name).map(removal));
    } else if (part.from !== part.to && from !== undefined) {
      changes.push(...holders.map(removal));
      changes.push({ kind: 'set', path: [...path, part.to, name], value: writer.text(to) });
    } else if (from === undefined) {
      if (inherited(after, name)) continue;
      changes.push({ kind: 'set', path: [...path, part.to, name], value: writer.text(to) });
    } else if (!deepEqual(from, to)) {
      changes.push(...holders.flatMap((at) => valueChanges(at, writer.text(from), writer.text(to))));
    }
  }
  return [...changes, ...metaChanges({ before, after, inherited, writer })];
}

const removal = (path: KeyPath): BlueprintChange => ({ kind: 'remove', path });

function partOf(
  before: AuthentikRecord,
  after: AuthentikRecord,
  name: string,
): { readonly from: Part; readonly to: Part } {
  const part = (record: AuthentikRecord): Part =>
    record.entry!.identifiers.includes(name) ? 'identifiers' : 'attrs';
  return { from: part(before), to: part(after) };
}

function metaChanges({ before, after, writer }: RecordComparison): readonly BlueprintChange[] {
  const path = before.entry!.path!;
  const parts = ['state', 'conditions', 'permissions'] as const;
  return parts.flatMap((name): readonly BlueprintChange[] => {
    const from = before.entry![name];
    const to = after.entry?.[name];
    if (deepEqual(from, to)) return [];
    if (to === undefined) return [{ kind: 'remove', path: [...path, name] }];
    if (from === undefined) return [{ kind: 'set', path: [...path, name], value: writer.text(to) }];
    return valueChanges([...path, name], writer.text(from), writer.text(to));
  });
}
