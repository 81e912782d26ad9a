import type { FieldValue, Fields, ModelName } from '../../authentik/record';

/** Text that is the same for values that are equal, whatever the order of their keys. */
export function canonical(value: FieldValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly FieldValue[]).map(canonical).join(',')}]`;
  const mapping = value as Readonly<Record<string, FieldValue>>;
  const pairs = Object.keys(mapping)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(mapping[key]!)}`);
  return `{${pairs.join(',')}}`;
}

/**
 * What the importer finds an object by: the model and all identifiers but `pk`, which counts only where it is alone.
 * Undefined where nothing identifies it.
 */
export function identityOf(
  model: ModelName,
  fields: Fields,
  identifiers: readonly string[],
): string | undefined {
  const others = identifiers.filter((name) => name !== 'pk');
  const names = [...(others.length > 0 ? others : identifiers)].sort();
  if (names.length === 0) return undefined;
  return `${model} ${names.map((name) => `${name}=${canonical(fields[name] ?? null)}`).join(' ')}`;
}
