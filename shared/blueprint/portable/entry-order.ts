import type { AuthentikRecord, RecordId } from '../../authentik/record';
import { rankOf } from './rank';

export interface OrderedEntry {
  readonly record: AuthentikRecord;
  /** Fields left out for now because they point at something that needs this object first; written again later. */
  readonly postponed: readonly string[];
}

export interface OrderInput {
  readonly records: readonly AuthentikRecord[];
  /** Text by which records of one kind are ordered: the same in every run, whatever order they came in. */
  readonly labelOf: (record: AuthentikRecord) => string;
  /** Records that a record needs, by the field that names them. */
  readonly needsOf: (record: AuthentikRecord) => readonly (readonly [field: string, id: RecordId])[];
}

/**
 * The order in which the importer accepts entries: what is needed first, else by kind and label. Where objects need
 * each other, the field that closes the circle is postponed and its object is written a second time at the end.
 */
export function entryOrder({ records, labelOf, needsOf }: OrderInput): readonly OrderedEntry[] {
  const sorted = records
    .map((record) => ({ record, rank: rankOf(record.model), label: labelOf(record) }))
    .sort((left, right) => left.rank - right.rank || compareText(left.label, right.label))
    .map(({ record }) => record);
  const byId = new Map(sorted.map((record) => [record.id, record]));
  const state = new Map<RecordId, 'open' | 'done'>();
  const ordered: OrderedEntry[] = [];
  const again: AuthentikRecord[] = [];
  const visit = (record: AuthentikRecord): void => {
    if (state.has(record.id)) return;
    state.set(record.id, 'open');
    const postponed = new Set<string>();
    for (const [field, id] of needsOf(record)) {
      const needed = byId.get(id);
      if (needed === undefined) continue;
      visit(needed);
      if (state.get(id) === 'open') postponed.add(field);
    }
    state.set(record.id, 'done');
    ordered.push({ record, postponed: [...postponed] });
    if (postponed.size > 0) again.push(record);
  };
  sorted.forEach(visit);
  return [...ordered, ...again.map((record) => ({ record, postponed: [] }))];
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
