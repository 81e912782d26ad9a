import type { DescriptorSet, FieldDescriptor } from '../../authentik/descriptor';
import type { ModelName } from '../../authentik/record';
import { splitLookup } from '../../document/lookups';
import { isFloat } from './coerce/duration';
import { lookupNames } from './lookup-names';
import { refuse } from './refusal';
import type { ObjectStore, Row } from './store';
import type { Value } from './value';
import { Opaque, Uuid, asText, isList, isMapping, isTrue, isUuidText, keyText, sameValue } from './value';

export type Condition = readonly [name: string, value: Value];

export interface Database {
  readonly store: ObjectStore;
  readonly descriptors: DescriptorSet;
}

/** Message of Django's FieldError where a query names something the model does not have; undefined where it does. */
export function unknownLookup({ descriptors }: Database, model: ModelName, name: string): string | undefined {
  const descriptor = descriptors.models.get(model);
  if (descriptor === undefined || descriptor.fieldsUnknown) return undefined;
  const names = lookupNames(descriptors, descriptor);
  const first = name.split('__', 1)[0]!;
  if (names.has(first)) return undefined;
  return `Cannot resolve keyword '${first}' into field. Choices are: ${[...names].sort().join(', ')}`;
}

/** Python exceptions that Django raises while it prepares a value for a query; nothing catches them. */
export function badQueryValue(
  { descriptors }: Database,
  model: ModelName,
  [name, value]: Condition,
): string | undefined {
  const { path, lookup } = splitLookup(name);
  if (lookup !== 'exact' || path.length > 1 || value === null || value instanceof Uuid) return undefined;
  const field = descriptors.field(model, path[0]!);
  const isKey = path[0] === 'pk' && model !== 'authentik_core.user';
  if (isKey || field?.keyType === 'uuid' || field?.type === 'uuid') return badUuid(value);
  return field && badScalar(field, value);
}

function badUuid(value: Value): string | undefined {
  if (typeof value === 'number' && Number.isInteger(value)) return undefined;
  if (typeof value === 'boolean') return undefined;
  if (typeof value === 'string' && isUuidText(value)) return undefined;
  return `['“${asText(value)}” is not a valid UUID.']`;
}

function badScalar(field: FieldDescriptor, value: Value): string | undefined {
  const isNumber = typeof value === 'number' || typeof value === 'boolean';
  if (field.type === 'integer' || field.keyType === 'integer') {
    const fits = isNumber || (typeof value === 'string' && /^\s*[+-]?\d+(?:_\d+)*\s*$/.test(value));
    return fits ? undefined : `Field '${field.name}' expected a number but got ${repr(value)}.`;
  }
  if (field.type === 'number') {
    const fits = isNumber || (typeof value === 'string' && isFloat(value));
    return fits ? undefined : `Field '${field.name}' expected a number but got ${repr(value)}.`;
  }
  if (field.type === 'boolean') {
    const fits = [true, false, 0, 1, 't', 'True', '1', 'f', 'False', '0'].includes(value as string);
    return fits ? undefined : `['“${asText(value)}” value must be either True or False.']`;
  }
  return undefined;
}

const repr = (value: Value) => (typeof value === 'string' ? `'${value}'` : asText(value));

/** Objects that match all conditions, in the order in which they were made. Names must have been looked at before. */
export function select(database: Database, model: ModelName, where: readonly Condition[]): readonly Row[] {
  const rows = database.store.candidates(model, where);
  return rows.filter((row) => where.every((condition) => matches(database, row, condition)));
}

function matches(database: Database, row: Row, [name, wanted]: Condition): boolean {
  const { path, lookup } = splitLookup(name);
  let holder: Row | undefined = row;
  for (const step of path.slice(0, -1)) {
    const key: Value | undefined = holder && valueOf(holder, step);
    if (isMapping(key)) return lookup === 'exact' && sameValue(inside(row, path), wanted);
    holder = key === undefined || key === null ? undefined : database.store.find(key, { asTarget: true });
  }
  if (holder === undefined) return false;
  const last = path.at(-1)!;
  const value = valueOf(holder, last);
  if (value === undefined) return wanted === null && lookup === 'exact';
  if (lookup === 'exact') return equals(database.descriptors.field(holder.model, last), value, wanted);
  return compare[lookup]?.(value, wanted) ?? false;
}

function inside(row: Row, path: readonly string[]): Value | undefined {
  let value: Value | undefined = row.fields[path[0]!];
  for (const step of path.slice(1)) value = isMapping(value) ? value[step] : undefined;
  return value;
}

function valueOf(row: Row, name: string): Value | undefined {
  if (name === 'pk' || name === 'id' || name.endsWith('_uuid'))
    return name === 'pbm_uuid' ? row.bindingKey : row.pk;
  return row.fields[name] ?? row.fields[name.replace(/_id$/, '')];
}

function equals(field: FieldDescriptor | undefined, value: Value, wanted: Value): boolean {
  if (wanted === null || value === null) return value === wanted;
  if (field?.type === 'integer') return Number(value) === Number(asText(wanted).replaceAll('_', ''));
  if (field?.type === 'boolean') return value === [true, 1, 't', 'True', '1'].includes(wanted as string);
  if (isList(value) || isMapping(value)) return sameValue(value, wanted);
  return keyText(value) === keyText(wanted);
}

const text = (test: (value: string, wanted: string) => boolean) => (value: Value, wanted: Value) =>
  test(asText(value), asText(wanted));
const folded = (test: (value: string, wanted: string) => boolean) => (value: Value, wanted: Value) =>
  test(asText(value).toLowerCase(), asText(wanted).toLowerCase());
const number = (test: (value: number, wanted: number) => boolean) => (value: Value, wanted: Value) =>
  test(Number(value), Number(wanted));

const compare: Readonly<Record<string, (value: Value, wanted: Value) => boolean>> = {
  iexact: folded((value, wanted) => value === wanted),
  contains: (value, wanted) => contains(value, wanted),
  icontains: folded((value, wanted) => value.includes(wanted)),
  startswith: text((value, wanted) => value.startsWith(wanted)),
  istartswith: folded((value, wanted) => value.startsWith(wanted)),
  endswith: text((value, wanted) => value.endsWith(wanted)),
  iendswith: folded((value, wanted) => value.endsWith(wanted)),
  gt: number((value, wanted) => value > wanted),
  gte: number((value, wanted) => value >= wanted),
  lt: number((value, wanted) => value < wanted),
  lte: number((value, wanted) => value <= wanted),
  isnull: (value, wanted) => (value === null) === isTrue(wanted),
  in: (value, wanted) => isList(wanted) && wanted.some((item) => keyText(item) === keyText(value)),
};

/** JSON containment where the column holds JSON, else part of the text. */
function contains(value: Value, wanted: Value): boolean {
  if (isMapping(value) && isMapping(wanted)) {
    return Object.entries(wanted).every(([name, item]) => {
      const held = value[name];
      return held !== undefined && (isMapping(item) ? contains(held, item) : sameValue(held, item));
    });
  }
  return !(value instanceof Opaque) && asText(value).includes(asText(wanted));
}

/** `FieldError` and value errors of a query as refusals. */
export function assertQuery(database: Database, model: ModelName, conditions: readonly Condition[]): void {
  for (const condition of conditions) {
    const [name] = condition;
    const unknown = unknownLookup(database, model, name);
    if (unknown !== undefined) {
      refuse({
        code: 'unknown-identifier',
        message: `Invalid identifier field: ${unknown}`,
        field: name,
        part: 'identifiers',
      });
    }
    const problem = badQueryValue(database, model, condition);
    if (problem !== undefined) {
      refuse({ code: 'bad-identifier', message: problem, field: name, part: 'identifiers', uncaught: true });
    }
  }
}
