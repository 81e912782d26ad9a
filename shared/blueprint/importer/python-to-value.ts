import { PyDict, PyOpaque, PySet, PyTag, PyTuple } from '../resolve/python-value';
import type { PyValue } from '../resolve/python-value';
import type { Value } from './value';
import { Opaque, Uuid, asText, isList, isMapping } from './value';

/** What a resolved tag gives, as serializers and queries look at it. Keys become text. */
export function fromPython(value: PyValue): Value {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof PyOpaque) {
    return value.type === 'uuid' ? new Uuid(value.text) : new Opaque(value.type, value.text);
  }
  if (value instanceof PyTag) return new Opaque('YAMLTag', value.name);
  if (value instanceof PySet) return new Opaque('set', '');
  if (value instanceof PyTuple) return value.items.map(fromPython);
  if (Array.isArray(value)) return value.map(fromPython);
  const mapping: Record<string, Value> = {};
  for (const [key, item] of value.entries()) {
    Object.defineProperty(mapping, asText(fromPython(key)), {
      value: fromPython(item),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return mapping;
}

/** What the imagined server answers, for tags to go on with. */
export function toPython(value: Value): PyValue {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (value instanceof Uuid) return new PyOpaque('uuid', value.text, `UUID('${value.text}')`);
  if (value instanceof Opaque) return value.text;
  if (isList(value)) return value.map(toPython);
  if (!isMapping(value)) return value;
  const dict = new PyDict();
  for (const [key, item] of Object.entries(value)) dict.set(key, toPython(item));
  return dict;
}
