import type { FieldValue } from '../authentik/record';
import { isTaggedValue } from '../authentik/record';
import type { BlueprintEntry, KeyPath } from '../blueprint/text/blueprint-text';

/** One value of an entry and the way to it in the text. */
export interface PlacedValue {
  readonly value: FieldValue;
  readonly path: KeyPath;
  /** Name of the field of the entry that it stands in; absent for conditions, state and permissions. */
  readonly field?: string;
}

/** Every value of an entry, also those inside of others and of tags, outer ones first. */
export function* valuesIn(entry: BlueprintEntry): Iterable<PlacedValue> {
  for (const part of ['identifiers', 'attrs'] as const) {
    for (const [field, value] of Object.entries(entry[part] ?? {})) {
      yield* inside(value, [...entry.path, part, field], field);
    }
  }
  for (const [index, value] of entry.conditions.entries()) {
    yield* inside(value, [...entry.path, 'conditions', index]);
  }
  if (entry.state !== undefined) yield* inside(entry.state, [...entry.path, 'state']);
}

function* inside(value: FieldValue, path: KeyPath, field?: string): Generator<PlacedValue, void> {
  yield { value, path, ...(field !== undefined && { field }) };
  yield* within(isTaggedValue(value) ? value.value : value, path, field);
}

/** What a list, mapping or tag's argument holds. A tag's argument stands where the tag stands. */
function* within(value: FieldValue, path: KeyPath, field?: string): Generator<PlacedValue, void> {
  if (typeof value !== 'object' || value === null) return;
  if (isTaggedValue(value)) {
    yield* inside(value, path, field);
    return;
  }
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly FieldValue[]).entries()) {
      yield* inside(item, [...path, index], field);
    }
    return;
  }
  for (const [key, item] of Object.entries(value as Record<string, FieldValue>)) {
    yield* inside(item, [...path, key], field);
  }
}

/** Argument of a tag that takes a name and perhaps a default: `!Context key`, `!Env [KEY, default]`. */
export function nameAndDefault(value: FieldValue): { readonly name?: string; readonly hasDefault: boolean } {
  const [name, ...rest] = Array.isArray(value) ? (value as readonly FieldValue[]) : [value];
  return { ...(typeof name === 'string' && { name }), hasDefault: rest.length > 0 };
}
