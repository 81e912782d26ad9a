/**
 * Values as Python has them, so that truth, equality, formatting and errors come out as on the server.
 * int is bigint, float is number, None is null, list is an array; the rest are the classes below.
 */
export type PyValue =
  null | boolean | bigint | number | string | PyValue[] | PyTuple | PyDict | PySet | PyOpaque | PyTag;

export class PyTuple {
  constructor(readonly items: readonly PyValue[]) {}
}

/** A dict: keys keep their type and their order. */
export class PyDict {
  readonly #slots = new Map<string, [key: PyValue, value: PyValue]>();

  get size(): number {
    return this.#slots.size;
  }

  get(key: PyValue): PyValue | undefined {
    return this.#slots.get(hashKey(key))?.[1];
  }

  has(key: PyValue): boolean {
    return this.#slots.has(hashKey(key));
  }

  /** Keeps the first of equal keys, as Python does. Throws TypeError for a key without a hash. */
  set(key: PyValue, value: PyValue): void {
    const hash = hashKey(key);
    const slot = this.#slots.get(hash);
    if (slot === undefined) this.#slots.set(hash, [key, value]);
    else slot[1] = value;
  }

  entries(): IterableIterator<[key: PyValue, value: PyValue]> {
    return this.#slots.values();
  }
}

export class PySet {
  constructor(readonly items: readonly PyValue[]) {}
}

/** A value that is only carried and shown: a date, a time, bytes, a UUID, the key of an entry. */
export class PyOpaque {
  constructor(
    readonly type: 'date' | 'datetime' | 'bytes' | 'uuid' | 'key',
    readonly text: string,
    readonly repr: string,
  ) {}
}

/** A tag that is not resolved yet. `name` without the exclamation mark. */
export class PyTag {
  constructor(
    readonly name: string,
    /** The argument when it is a scalar: its text, unconverted. */
    readonly text: string | undefined,
    /** The argument when it is a list; pairs of `!Find` are lists in it. */
    readonly items: readonly PyValue[],
  ) {}
}

/** An exception of Python. `EntryInvalidError` is authentik's own; others end the import with a crash. */
export class PyError extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
    this.name = 'PyError';
  }

  /** As the recordings word it: `TypeError: unhashable type: 'list'`. */
  get line(): string {
    return this.message === '' ? this.type : `${this.type}: ${this.message}`;
  }
}

export function typeName(value: PyValue): string {
  if (value === null) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (value instanceof PyTuple) return 'tuple';
  if (value instanceof PyDict) return 'dict';
  if (value instanceof PySet) return 'set';
  if (value instanceof PyTag) return value.name;
  if (value instanceof PyOpaque) return value.type === 'uuid' || value.type === 'key' ? 'UUID' : value.type;
  const names = { boolean: 'bool', bigint: 'int', number: 'float', string: 'str' } as const;
  return names[typeof value as keyof typeof names];
}

const tagIds = new WeakMap<PyTag, number>();
let lastTagId = 0;

/** Equal values have equal keys: 1, 1.0 and True are one key. */
function hashKey(key: PyValue): string {
  if (typeof key === 'string') return `s${key}`;
  if (key === null) return 'None';
  if (typeof key === 'boolean') return `n${Number(key)}`;
  if (typeof key === 'bigint') return `n${key}`;
  if (typeof key === 'number') return Number.isInteger(key) ? `n${BigInt(key)}` : `f${key}`;
  if (key instanceof PyTuple) return `t(${key.items.map(hashKey).join(',')})`;
  if (key instanceof PyOpaque) return `${key.type}:${key.text}`;
  if (key instanceof PyTag) {
    const id = tagIds.get(key) ?? (lastTagId += 1);
    tagIds.set(key, id);
    return `tag${id}`;
  }
  throw new PyError('TypeError', `unhashable type: '${typeName(key)}'`);
}

/** Python's truth of a value; a tag is an object and so true. */
export function truthy(value: PyValue): boolean {
  if (value === null || value === false || value === '') return false;
  if (typeof value === 'bigint') return value !== 0n;
  if (typeof value === 'number') return value !== 0;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof PyTuple || value instanceof PySet) return value.items.length > 0;
  if (value instanceof PyDict) return value.size > 0;
  return !(value instanceof PyOpaque && value.type === 'bytes' && value.text === '');
}

/** Python's `==`. */
export function pyEquals(left: PyValue, right: PyValue): boolean {
  if (isNumber(left) && isNumber(right)) return Number(left) === Number(right) && sameInteger(left, right);
  if (Array.isArray(left) || Array.isArray(right)) {
    return Array.isArray(left) && Array.isArray(right) && sameItems(left, right);
  }
  if (left instanceof PyTuple && right instanceof PyTuple) return sameItems(left.items, right.items);
  if (left instanceof PyDict && right instanceof PyDict) return sameDict(left, right);
  if (left instanceof PyOpaque && right instanceof PyOpaque) {
    return left.type === right.type && left.text === right.text;
  }
  return left === right;
}

export function isNumber(value: PyValue): value is boolean | bigint | number {
  return typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'number';
}

function sameInteger(left: boolean | bigint | number, right: boolean | bigint | number): boolean {
  return typeof left !== 'bigint' || typeof right !== 'bigint' || left === right;
}

function sameItems(left: readonly PyValue[], right: readonly PyValue[]): boolean {
  return left.length === right.length && left.every((item, index) => pyEquals(item, right[index]!));
}

function sameDict(left: PyDict, right: PyDict): boolean {
  if (left.size !== right.size) return false;
  for (const [key, value] of left.entries()) {
    const other = right.get(key);
    if (other === undefined || !pyEquals(value, other)) return false;
  }
  return true;
}
