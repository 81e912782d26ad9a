import type { Json } from '../kernel/json';

/** Mappings merge, lists concatenate, anything else is taken from `over`. */
export function deepMerge(under: Json, over: Json): Json {
  if (Array.isArray(under) && Array.isArray(over))
    return [...(under as readonly Json[]), ...(over as readonly Json[])];
  if (!isMapping(under) || !isMapping(over)) return over;
  const merged: Record<string, Json> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = before === undefined ? value : deepMerge(before, value);
  }
  return merged;
}

export function isMapping(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
