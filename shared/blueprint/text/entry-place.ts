import type { BlueprintEntry, KeyPath } from './blueprint-text';

/** Which entry and field a path means: `{entry: 'flow', field: 'attrs.name'}`. */
export function entryPlace(
  path: KeyPath,
  entries: readonly BlueprintEntry[],
): { readonly entry?: string; readonly field?: string } {
  if (path[0] !== 'entries') return path.length === 0 ? {} : { field: path.join('.') };
  const isIt = (each: BlueprintEntry): boolean => each.path.every((key, index) => path[index] === key);
  const guess = typeof path[1] === 'number' ? entries[path[1]] : undefined;
  const entry = guess !== undefined && isIt(guess) ? guess : entries.find(isIt);
  if (entry === undefined) return { field: path.join('.') };
  const rest = path.slice(entry.path.length);
  const name = { entry: entry.id ?? String(entry.index) };
  return rest.length === 0 ? name : { ...name, field: rest.join('.') };
}
