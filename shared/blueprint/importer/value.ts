/** Something that Python holds and JSON does not: a date, bytes, a tag that nobody resolved. */
export class Opaque {
  constructor(
    readonly type: string,
    readonly text: string,
  ) {}
}

/** A primary key of an object of the imagined server. Not text: a `!Find` gives Python a UUID, which JSON cannot hold. */
export class Uuid {
  constructor(readonly text: string) {}
}

/** A value as the server's Python holds it once tags are resolved. */
export type Value =
  null | boolean | number | string | Uuid | Opaque | readonly Value[] | { readonly [key: string]: Value };

export type Payload = Readonly<Record<string, Value>>;

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isMapping(value: Value | undefined): value is Payload {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uuid) &&
    !(value instanceof Opaque)
  );
}

/** Name of the Python type, as the server's messages give it. */
export function typeName(value: Value): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'string') return 'str';
  if (value instanceof Uuid) return 'UUID';
  if (value instanceof Opaque) return value.type;
  return isList(value) ? 'list' : 'dict';
}

/** Python's `str(value)` for what a message or a comparison needs of it. */
export function asText(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value instanceof Uuid || value instanceof Opaque) return value.text;
  return JSON.stringify(value);
}

/** Whether `json.dumps` takes it: no UUID, date, bytes or tag anywhere inside. */
export function isJson(value: Value): boolean {
  if (value instanceof Uuid || value instanceof Opaque) return false;
  if (isList(value)) return value.every(isJson);
  return !isMapping(value) || Object.values(value).every(isJson);
}

/** Python truth: empty text, list and mapping, zero, null and false are false. */
export function isTrue(value: Value): boolean {
  if (isList(value)) return value.length > 0;
  if (isMapping(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

export function sameValue(left: Value | undefined, right: Value | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  if (left === right) return true;
  if (left instanceof Uuid || right instanceof Uuid) return keyText(left) === keyText(right);
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, index) => sameValue(item, right[index]));
  }
  if (isMapping(left) && isMapping(right)) {
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length && names.every((name) => sameValue(left[name], right[name]))
    );
  }
  return false;
}

/** A key as text that can be compared: a UUID without regard to case and hyphens, a number as it is. */
export function keyText(value: Value): string {
  const text = asText(value);
  return /^[0-9a-f{}:urn-]{32,}$/i.test(text) ? hexOf(text) : text;
}

function hexOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^urn:uuid:/, '')
    .replace(/[{}-]/g, '');
}

/** Whether Python's `uuid.UUID(hex=text)` takes it. */
export function isUuidText(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(hexOf(text));
}

/** Deep merge as the server does it: mappings merge, lists concatenate, everything else is replaced by `over`. */
export function mergeValues(under: Value | undefined, over: Value): Value {
  if (isList(under) && isList(over)) return [...under, ...over];
  if (!isMapping(under) || !isMapping(over)) return over;
  const merged: Record<string, Value> = { ...under };
  for (const [name, value] of Object.entries(over)) merged[name] = mergeValues(merged[name], value);
  return merged;
}
