import { PyDict, PyError } from './python-value';
import type { PyTag, PyValue } from './python-value';

/** Query of a `!Find`, values as Python has them. */
export interface PyFind {
  readonly tag: '!Find' | '!FindObject';
  readonly model: string;
  readonly where: readonly (readonly [field: string, value: PyValue])[];
}

/** What tags may ask of the world around the entry. */
export interface TagWorld {
  readonly context: PyDict;
  env(name: string): string | undefined;
  file(path: string): string | undefined;
  find(query: PyFind): PyValue;
  keyOf(tag: PyTag): PyValue;
  /** CPython 3.14 words two errors otherwise than 3.13. */
  readonly newPython: boolean;
  /** Whether `!Condition` has the modes EQ and NEQ. */
  readonly equality: boolean;
}

/** One item of an enumeration: its index or key, and its value. Absent: the enumeration is not running. */
export interface Scope {
  current: readonly [PyValue, PyValue] | undefined;
}

/** The evaluation of one part of an entry; `scopes` are the enumerations around, the innermost last. */
export interface Evaluation {
  readonly world: TagWorld;
  readonly scopes: Scope[];
  /** Scope of an enumeration, made once a tag. */
  scopeOf(tag: PyTag): Scope;
  /** Resolves tags anywhere in lists and mappings. */
  deep(value: PyValue): PyValue;
  /** Resolves the value if it is a tag itself, and nothing inside of it. */
  shallow(value: PyValue): PyValue;
  /** Python's str() and repr(). */
  text(value: PyValue): string;
  repr(value: PyValue): string;
  /** Guards against texts and lists that grow without bound. */
  count(amount: number): void;
}

export type TagRule = (tag: PyTag, evaluation: Evaluation) => PyValue;

export function invalid(message: string): PyError {
  return new PyError('EntryInvalidError', message);
}

/** Turns the named Python errors into entry errors of the same words, as authentik does in a few places. */
export function asInvalid<Value>(types: readonly string[], run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (error instanceof PyError && types.includes(error.type)) throw invalid(error.message);
    throw error;
  }
}

/** deepmerge's always_merger: dicts merge, lists concatenate, for all else the later wins. Changes nothing. */
export function alwaysMerge(base: PyValue, next: PyValue): PyValue {
  if (Array.isArray(base) && Array.isArray(next)) return [...base, ...next];
  if (!(base instanceof PyDict) || !(next instanceof PyDict)) return next;
  const merged = new PyDict();
  for (const [key, value] of base.entries()) merged.set(key, value);
  for (const [key, value] of next.entries()) {
    const old = merged.get(key);
    merged.set(key, old === undefined ? value : alwaysMerge(old, value));
  }
  return merged;
}
