import type { Payload, Value } from './value';
import { isList, isMapping } from './value';

/**
 * Known old keys replaced by the real ones: top-level values, items of lists and one level of mappings, as the
 * importer does (blueprints.md 3 and 4).
 */
export function rewriteKeys(keys: ReadonlyMap<string | number, Value>, payload: Payload): Payload {
  if (keys.size === 0) return payload;
  const one = (value: Value): Value =>
    typeof value === 'string' || typeof value === 'number' ? (keys.get(value) ?? value) : value;
  const rewrite = (value: Value): Value => {
    if (isList(value)) return value.map(one);
    if (!isMapping(value)) return one(value);
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, one(item)]));
  };
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, rewrite(value)]));
}
