import type { ModelName } from '../../authentik/record';
import { isMember } from './families';
import type { Payload, Value } from './value';
import { Uuid, isList, isMapping, keyText } from './value';

/** One object of the imagined server. */
export interface Row {
  readonly model: ModelName;
  readonly pk: Uuid | number;
  /** Only where policies can be bound to it: the key that policy bindings use. */
  readonly bindingKey?: Uuid;
  readonly fields: Payload;
}

/** The database of the imagined server: what the bootstrap made and what entries have written so far. */
export class ObjectStore {
  private readonly byModel = new Map<ModelName, Map<number, Row>>();
  private readonly byKey = new Map<string, Set<Row>>();
  /** By the fields that queries have named: rows by what they hold there. */
  private readonly byField = new Map<string, Map<string, Set<Row>>>();
  /** How many objects were made before each: a changed object keeps its place among the others. */
  private readonly places = new Map<Row, number>();
  private added = 0;
  private made = 0;
  private numbered = 0;

  /** A key that no other object has; the same from run to run. */
  newKey(): Uuid {
    this.made += 1;
    return new Uuid(`00000000-0000-4000-8000-${this.made.toString(16).padStart(12, '0')}`);
  }

  newNumber(): number {
    this.numbered += 1;
    return this.numbered;
  }

  /** The same objects, to go on with apart from this one. */
  copy(): ObjectStore {
    const other = new ObjectStore();
    for (const row of this.all()) other.insert(row, this.places.get(row)!);
    other.added = this.added;
    other.made = this.made;
    other.numbered = this.numbered;
    return other;
  }

  add(row: Row): void {
    this.insert(row, this.added);
    this.added += 1;
  }

  private insert(row: Row, place: number): void {
    this.places.set(row, place);
    const rows = this.byModel.get(row.model) ?? new Map<number, Row>();
    this.byModel.set(row.model, rows.set(place, row));
    for (const key of keysOf(row)) put(this.byKey, key, row);
    for (const [name, held] of this.byField) putField(held, row, name);
  }

  remove(row: Row): void {
    const place = this.places.get(row);
    if (place !== undefined) this.byModel.get(row.model)?.delete(place);
    this.forget(row);
  }

  private forget(row: Row): void {
    this.places.delete(row);
    for (const key of keysOf(row)) this.byKey.get(key)?.delete(row);
    for (const [name, rows] of this.byField) {
      const value = row.fields[name];
      if (isPlain(value)) rows.get(roughText(value))?.delete(row);
    }
  }

  /** Puts the object in its new form where it was: the order in which objects were made stays. */
  replace(from: Row, to: Row): void {
    const place = this.places.get(from);
    if (place === undefined) return this.add(to);
    this.forget(from);
    this.insert(to, place);
  }

  private all(): readonly Row[] {
    return [...this.byModel.values()].flatMap((rows) => [...rows.values()]);
  }

  private oldestFirst(rows: readonly Row[]): readonly Row[] {
    return rows.length < 2
      ? rows
      : [...rows].sort((left, right) => this.places.get(left)! - this.places.get(right)!);
  }

  /** All objects of a model or of an abstract parent, oldest first. */
  of(model: ModelName): readonly Row[] {
    const members = [...this.byModel].filter(([name]) => isMember(name, model));
    const rows = members.flatMap(([, held]) => [...held.values()]);
    return members.length > 1 ? this.oldestFirst(rows) : rows;
  }

  /** Rows that may have these values, by the field that leaves the fewest; all rows of the model where none can tell. */
  candidates(model: ModelName, where: readonly (readonly [name: string, value: Value])[]): readonly Row[] {
    const sets = where.flatMap(([name, value]) => (isPlain(value) ? this.rowsWith(name, value) : []));
    if (sets.length === 0) return this.of(model);
    const smallest = sets.reduce((left, right) => (left.size <= right.size ? left : right));
    return this.oldestFirst([...smallest].filter((row) => isMember(row.model, model)));
  }

  private rowsWith(name: string, value: Value): readonly ReadonlySet<Row>[] {
    if (name === 'pk') return [this.byKey.get(keyText(value)) ?? none];
    if (isDerived(name)) return [];
    let rows = this.byField.get(name);
    if (rows === undefined) {
      rows = new Map();
      this.byField.set(name, rows);
      for (const row of this.all()) putField(rows, row, name);
    }
    return [rows.get(roughText(value)) ?? none];
  }

  /** The object with this key among `wanted` models. A binding key counts only where `asTarget`. */
  find(
    key: Value,
    {
      wanted,
      asTarget = false,
    }: { readonly wanted?: readonly ModelName[]; readonly asTarget?: boolean } = {},
  ): Row | undefined {
    const text = keyText(key);
    for (const row of this.byKey.get(text) ?? []) {
      const isKey = keyText(row.pk) === text || asTarget;
      const isWanted = wanted?.some((model) => isMember(row.model, model)) ?? true;
      if (row.model === anyModel || (isKey && isWanted)) return row;
    }
    return undefined;
  }
}

/** Stands for an object that was refused, so that what refers to it is not refused for that alone. */
export function phantomRow(store: ObjectStore): Row {
  const row = { model: anyModel, pk: store.newKey(), bindingKey: store.newKey(), fields: {} };
  store.add(row);
  return row;
}

const anyModel = '*';

export function isPhantom(row: Row | undefined): boolean {
  return row?.model === anyModel;
}

function keysOf(row: Row): readonly string[] {
  const key = keyText(row.pk);
  return row.bindingKey === undefined ? [key] : [key, keyText(row.bindingKey)];
}

function isPlain(value: Value | undefined): value is Value {
  return value !== undefined && value !== null && !isList(value) && !isMapping(value);
}

const none: ReadonlySet<Row> = new Set();

/** Not the name of a field as rows hold it: a lookup, or another name of a key. */
const isDerived = (name: string) => name === 'id' || name.includes('__') || /_(?:id|uuid)$/.test(name);

/** The same for all values that a query may take for equal, whatever the type of the field. */
function roughText(value: Value): string {
  const text = keyText(value);
  if (/^\s*[+-]?\d+(?:_\d+)*\s*$/.test(text)) return String(Number(text.replaceAll('_', '')));
  if (text === 'True' || text === 't') return '1';
  return text === 'False' || text === 'f' ? '0' : text;
}

function putField(rows: Map<string, Set<Row>>, row: Row, name: string): void {
  const value = row.fields[name];
  if (isPlain(value)) put(rows, roughText(value), row);
}

function put<Key>(map: Map<Key, Set<Row>>, key: Key, row: Row): void {
  const rows = map.get(key);
  if (rows) rows.add(row);
  else map.set(key, new Set([row]));
}
