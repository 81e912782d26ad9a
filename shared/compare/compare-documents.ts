import type { AuthentikRecord, FieldValue } from '../authentik/record';
import type { WorkspaceDocument } from '../document/document';
import { labelOf } from '../document/labels';
import type { Place } from '../kernel/diagnostic';
import { deepEqual } from '../kernel/equal';
import type { ChangedObject, ComparedObject, Comparison, FieldChange, SideName, Sides } from './comparison';
import type { MatchOptions, Scope } from './match-objects';
import { isBinding, matchObjects } from './match-objects';
import type { Pairing } from './pairing';
import { placeInText } from './places';
import { asStored, isUnordered } from './same-value';
import type { Seen, ValueChange } from './value-changes';
import { valueChanges } from './value-changes';

export interface CompareOptions extends MatchOptions {
  /**
   * `equal`: a field that is left out and one that is written with the default of the release are the same.
   * `apart`: what is written counts.
   */
  readonly defaults?: 'equal' | 'apart';
  /** Without: no places in texts, which are then not read. */
  readonly places?: boolean;
}

type Documents = Readonly<Record<SideName, WorkspaceDocument>>;

interface Comparing extends Required<Pick<CompareOptions, 'defaults' | 'places' | 'descriptors'>> {
  readonly documents: Documents;
  readonly pairing: Pairing;
}

/** Server's keys say nothing of an object: another server gives others. */
const keys = new Set(['pk', 'pbm_uuid']);

/** What is different between two documents, object by object and field by field. Our own records do not count. */
export function compareDocuments(
  from: WorkspaceDocument,
  to: WorkspaceDocument,
  options: CompareOptions,
): Comparison {
  const documents = { from, to };
  const pairing = matchObjects(documents, options);
  const { defaults = 'equal', places = true, descriptors, scope } = options;
  const comparing: Comparing = { documents, pairing, defaults, places, descriptors };
  const changed: ChangedObject[] = [];
  const moved: ChangedObject[] = [];
  // In the order of what is there afterwards.
  const origins = new Map(Array.from(pairing.pairs, ([before, after]) => [after, before] as const));
  for (const record of to.records.values()) {
    const before = from.records.get(origins.get(record.id) ?? '');
    if (!before || before === record || !isTold(scope, before.id, record.id)) continue;
    const fields = fieldChanges(comparing, before, record);
    if (fields.length === 0) continue;
    const isMove = isBinding(record) && fields.every(({ field }) => field === 'order');
    const object = { ...describe(comparing, { from: before, to: record }), fields };
    (isMove ? moved : changed).push(object);
  }
  const alone = (side: SideName): readonly ComparedObject[] =>
    pairing
      .alone(side)
      .filter(({ id }) => scope?.[side].has(id) ?? true)
      .map((record) => describe(comparing, { [side]: record }));
  return { added: alone('to'), removed: alone('from'), changed, moved, pairs: pairing.pairs };
}

function isTold(scope: Scope | undefined, from: string, to: string): boolean {
  return scope === undefined || scope.from.has(from) || scope.to.has(to);
}

function describe({ documents, places }: Comparing, { from, to }: Sides<AuthentikRecord>): ComparedObject {
  const record = (to ?? from)!;
  const place = (side: SideName, one: AuthentikRecord | undefined) =>
    one && places ? placeInText(documents[side], one) : undefined;
  return {
    model: record.model,
    label: labelOf(to ? documents.to : documents.from, record),
    record: { ...(from ? { from: from.id } : {}), ...(to ? { to: to.id } : {}) },
    at: both(place('from', from), place('to', to)),
  };
}

function both<Value>(from: Value | undefined, to: Value | undefined): Sides<Value> {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function fieldChanges(
  comparing: Comparing,
  from: AuthentikRecord,
  to: AuthentikRecord,
): readonly FieldChange[] {
  const names = new Set([...Object.keys(from.fields), ...Object.keys(to.fields)]);
  const changes: FieldChange[] = [];
  for (const name of names) {
    if (!keys.has(name)) changes.push(...oneField(comparing, { from, to }, name));
  }
  for (const name of ['state', 'conditions', 'permissions'] as const) {
    const said = (record: AuthentikRecord): FieldValue | undefined =>
      record.entry?.[name] ?? (name === 'state' ? 'present' : undefined);
    const seen = both(see(comparing, 'from', said(from)), see(comparing, 'to', said(to)));
    for (const change of changesOf([name], seen, false))
      changes.push(located(comparing, { from, to }, change));
  }
  return changes;
}

function oneField(
  comparing: Comparing,
  { from, to }: Required<Sides<AuthentikRecord>>,
  name: string,
): readonly FieldChange[] {
  const field = comparing.descriptors.field(to.model, name);
  const otherwise = comparing.defaults === 'equal' ? field?.default : undefined;
  const seen = both(
    see(comparing, 'from', from.fields[name] ?? otherwise),
    see(comparing, 'to', to.fields[name] ?? otherwise),
  );
  if (seen.from && seen.to) {
    const stored = [seen.from, seen.to].map(({ plain }) => asStored(field, plain));
    if (deepEqual(stored[0], stored[1])) return [];
  }
  const isWritten = { from: name in from.fields, to: name in to.fields };
  const implied = !isWritten.from && seen.from ? 'from' : !isWritten.to && seen.to ? 'to' : undefined;
  return changesOf([name], seen, field !== undefined && isUnordered(field)).map((change) => ({
    ...located(comparing, { from, to }, change),
    ...(implied === undefined ? {} : { implied }),
  }));
}

function see({ pairing }: Comparing, side: SideName, value: FieldValue | undefined): Seen | undefined {
  return value === undefined ? undefined : { written: value, plain: pairing.plain(side, value) };
}

function changesOf(
  path: ValueChange['path'],
  { from, to }: Sides<Seen>,
  isSet: boolean,
): readonly ValueChange[] {
  if (from && to) return valueChanges(path, { from, to }, isSet);
  if (!from && !to) return [];
  return [{ path, ...(from ? { from: from.written } : {}), ...(to ? { to: to.written } : {}) }];
}

function located(
  { documents, places }: Comparing,
  { from, to }: Required<Sides<AuthentikRecord>>,
  { path, ...values }: ValueChange,
): FieldChange {
  const place = (side: SideName, record: AuthentikRecord): Place | undefined =>
    places ? placeInText(documents[side], record, path) : undefined;
  return { field: path.join('.'), ...values, at: both(place('from', from), place('to', to)) };
}
