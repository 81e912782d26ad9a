import type { AuthentikRecord, FieldValue, RecordId } from '../authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../authentik/record';
import { canonical } from '../blueprint/project/identity';
import type { WorkspaceDocument } from '../document/document';
import { isOwnModel } from '../document/models';
import { resolveValue } from '../document/references';
import type { SideName } from './comparison';

const uuid = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

type KeyOf = (record: AuthentikRecord, side: SideName) => string | undefined;

/**
 * Which objects of two documents are the same ones, built up pass by pass; and values of both sides in one form, in
 * which a reference to the same object says the same however it is written.
 */
export class Pairing {
  /** By the record before. */
  readonly pairs = new Map<RecordId, RecordId>();
  private readonly origins = new Map<RecordId, RecordId>();
  private readonly records: Readonly<Record<SideName, readonly AuthentikRecord[]>>;

  /** `only`: the objects of each side that may be paired by passes; all where it is absent. */
  constructor(
    readonly documents: Readonly<Record<SideName, WorkspaceDocument>>,
    only?: Readonly<Record<SideName, ReadonlySet<RecordId>>>,
  ) {
    const objectsOf = (side: SideName) =>
      [...documents[side].records.values()].filter(
        ({ id, model }) => !isOwnModel(model) && (only?.[side].has(id) ?? true),
      );
    this.records = { from: objectsOf('from'), to: objectsOf('to') };
  }

  /** Objects of one side that have no counterpart. */
  alone(side: SideName): readonly AuthentikRecord[] {
    const known = side === 'from' ? this.pairs : this.origins;
    return this.records[side].filter(({ id }) => !known.has(id));
  }

  pair(from: RecordId, to: RecordId): void {
    if (this.pairs.has(from) || this.origins.has(to)) return;
    this.pairs.set(from, to);
    this.origins.set(to, from);
  }

  /** Pairs what has no counterpart yet and answers the same key; of several the first with the first. */
  pass(keyOf: KeyOf, { onlyUnique = false }: { readonly onlyUnique?: boolean } = {}): void {
    const before = group(this.alone('from'), (record) => keyOf(record, 'from'));
    if (before.size === 0) return;
    for (const [key, records] of group(this.alone('to'), (record) => keyOf(record, 'to'))) {
      const others = before.get(key) ?? [];
      if (onlyUnique && (records.length > 1 || others.length > 1)) continue;
      for (const [index, record] of records.entries()) {
        const other = others[index];
        if (other) this.pair(other.id, record.id);
      }
    }
  }

  /** A value with every reference, at any depth, replaced by a mark that both sides share where they mean one object. */
  plain(side: SideName, value: FieldValue): FieldValue {
    if (typeof value === 'string') return uuid.test(value) ? this.pointer(side, value) : value;
    if (typeof value !== 'object' || value === null) return value;
    if (isRecordReference(value) || isExternalReference(value)) return this.pointer(side, value);
    if (Array.isArray(value)) {
      return (value as readonly FieldValue[]).map((item) => this.plain(side, item));
    }
    if (isTaggedValue(value)) return { $tag: value.$tag, value: this.plain(side, value.value) };
    const pairs = Object.entries(value as Readonly<Record<string, FieldValue>>);
    return Object.fromEntries(pairs.map(([key, item]) => [key, this.plain(side, item)]));
  }

  /** `plain` as text. */
  key(side: SideName, value: FieldValue | undefined): string {
    return canonical(this.plain(side, value ?? null));
  }

  private pointer(side: SideName, value: FieldValue): FieldValue {
    const own = resolveValue(this.documents[side], value);
    if (own) return { $same: this.mark(side, own.id) };
    if (isRecordReference(value)) return { $gone: value.$ref };
    // What this side names from afar may be what the other side holds.
    const otherSide = side === 'from' ? 'to' : 'from';
    const other = resolveValue(this.documents[otherSide], value);
    if (other) return { $same: this.mark(otherSide, other.id) };
    if (!isExternalReference(value)) return value;
    const where = value.$external.where
      .map(([field, item]): FieldValue => [field, this.plain(side, item)])
      .sort((left, right) => (canonical(left) < canonical(right) ? -1 : 1));
    return { $elsewhere: value.$external.model.toLowerCase(), where };
  }

  private mark(side: SideName, id: RecordId): string {
    const origin = side === 'from' ? id : this.origins.get(id);
    return origin === undefined ? `to ${id}` : `from ${origin}`;
  }
}

function group(
  records: readonly AuthentikRecord[],
  keyOf: (record: AuthentikRecord) => string | undefined,
): ReadonlyMap<string, readonly AuthentikRecord[]> {
  const groups = new Map<string, AuthentikRecord[]>();
  for (const record of records) {
    const key = keyOf(record);
    if (key === undefined) continue;
    const list = groups.get(key);
    if (list) list.push(record);
    else groups.set(key, [record]);
  }
  return groups;
}
