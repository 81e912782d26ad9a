import type { AuthentikRecord, EntryMeta, RecordId } from '../../authentik/record';
import type { KeyPath, ParsedBlueprint } from '../text/blueprint-text';
import { pathKey, pathsOf } from './entry-writer';
import { referencesIn } from './reference-tags';

interface PlacesInput {
  /** Records that stay, as the text has them. */
  readonly base: readonly AuthentikRecord[];
  /** Records of the text that the document no longer has. */
  readonly gone: readonly AuthentikRecord[];
  /** Records of the document that the text does not have. */
  readonly added: readonly AuthentikRecord[];
  /** The records as the document has them now. */
  readonly current: (id: RecordId) => AuthentikRecord | undefined;
  readonly parsed: ParsedBlueprint;
}

export interface Places {
  /** Entries to take out, last first. */
  readonly removed: readonly KeyPath[];
  /** Entries to put in, in this order, after those are out. */
  readonly inserts: readonly {
    readonly record: AuthentikRecord;
    readonly list: KeyPath;
    readonly index: number;
  }[];
  readonly entries: readonly { readonly record: RecordId; readonly entry: EntryMeta }[];
}

/** One entry of the text as it will be: whose it is and where it was. */
interface Slot {
  readonly list: KeyPath;
  readonly was?: KeyPath;
  readonly record: AuthentikRecord | undefined;
}

/**
 * Where entries go: a new one after everything it refers to, before everything that refers to it, and there next to
 * the last of its kind.
 */
export function entryPlaces(input: PlacesInput): Places {
  const owner = new Map<string, AuthentikRecord>();
  for (const record of input.base) for (const path of pathsOf(record)) owner.set(pathKey(path), record);
  const goneKeys = new Set(input.gone.flatMap((record) => pathsOf(record).map(pathKey)));
  const slots: Slot[] = input.parsed.entries
    .filter(({ path }) => !goneKeys.has(pathKey(path)))
    .map(({ path }) => {
      const record = owner.get(pathKey(path));
      return { list: path.slice(0, -1), was: path, record: record && (input.current(record.id) ?? record) };
    });
  const removed = input.parsed.entries
    .filter(({ path }) => goneKeys.has(pathKey(path)))
    .map(({ path }) => path)
    .reverse();
  const inserts: Places['inserts'][number][] = [];
  for (const record of inOrderOfNeed(input.added)) {
    const at = placeFor(record, slots);
    const list = slots[at - 1]?.list ?? slots[at]?.list ?? firstList(input.parsed);
    const index = slots.slice(0, at).filter((slot) => pathKey(slot.list) === pathKey(list)).length;
    inserts.push({ record, list, index });
    slots.splice(at, 0, { list, record });
  }
  return { removed, inserts, entries: entriesOf(slots) };
}

function firstList(parsed: ParsedBlueprint): KeyPath {
  return parsed.entries[0]?.path.slice(0, -1) ?? ['entries'];
}

/** New records, those that others need first; a circle is cut where it is met. */
function inOrderOfNeed(added: readonly AuthentikRecord[]): readonly AuthentikRecord[] {
  const byId = new Map(added.map((record) => [record.id, record]));
  const done = new Set<RecordId>();
  const ordered: AuthentikRecord[] = [];
  const visit = (record: AuthentikRecord): void => {
    if (done.has(record.id)) return;
    done.add(record.id);
    for (const id of referencesIn(record.fields)) {
      const needed = byId.get(id);
      if (needed) visit(needed);
    }
    ordered.push(record);
  };
  added.forEach(visit);
  return ordered;
}

function placeFor(record: AuthentikRecord, slots: readonly Slot[]): number {
  const needs = new Set(referencesIn(record.fields));
  const lower = afterLast(slots, (other) => needs.has(other.id));
  const user = slots.findIndex((slot) => slot.record && referencesIn(slot.record.fields).includes(record.id));
  const upper = user < 0 ? slots.length : Math.max(user, lower);
  const kin = afterLast(slots, (other) => isKin(other, record));
  return Math.min(Math.max(kin === 0 ? upper : kin, lower), upper);
}

function afterLast(slots: readonly Slot[], test: (record: AuthentikRecord) => boolean): number {
  for (let index = slots.length; index > 0; index -= 1) {
    const { record } = slots[index - 1]!;
    if (record && test(record)) return index;
  }
  return 0;
}

/** Entries people look for in the same place: bindings of the same target, else objects of the same model. */
function isKin(left: AuthentikRecord, right: AuthentikRecord): boolean {
  if (left.model !== right.model) return false;
  const [one, other] = [left.fields.target, right.fields.target].map((value) => referencesIn(value)[0]);
  return one === other;
}

function entriesOf(slots: readonly Slot[]): Places['entries'] {
  const counts = new Map<string, number>();
  const paths = new Map<RecordId, KeyPath[]>();
  const records = new Map<RecordId, AuthentikRecord>();
  for (const { list, record } of slots) {
    const index = counts.get(pathKey(list)) ?? 0;
    counts.set(pathKey(list), index + 1);
    if (!record) continue;
    records.set(record.id, record);
    paths.set(record.id, [...(paths.get(record.id) ?? []), [...list, index]]);
  }
  return [...records.values()].map((record) => {
    const [path, ...also] = paths.get(record.id)!;
    const { also: _also, ...entry } = record.entry!;
    return { record: record.id, entry: { ...entry, path: path!, ...(also.length > 0 && { also }) } };
  });
}
