import type { FieldValue } from '../../authentik/record';
import { floatRepr } from './python-text';
import { PyDict, PyOpaque, PySet, PyTag, PyTuple } from './python-value';
import type { PyValue } from './python-value';

/** A Python value as plain data; what JSON cannot say is a TaggedValue of a YAML type. */
export function plainValue(value: PyValue, showTag: (tag: PyTag) => string): FieldValue {
  if (typeof value === 'bigint') {
    const small = Number(value);
    return Number.isSafeInteger(small) ? small : { $tag: '!!int', value: String(value) };
  }
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    return { $tag: '!!float', value: Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf' };
  }
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (value instanceof PyTag) return showTag(value);
  if (value instanceof PyOpaque) return opaqueValue(value);
  if (value instanceof PyDict) return dictValue(value, showTag);
  const items = value instanceof PyTuple || value instanceof PySet ? value.items : value;
  return items.map((item) => plainValue(item, showTag));
}

function opaqueValue(value: PyOpaque): FieldValue {
  if (value.type === 'key') return { $tag: '!KeyOf', value: value.text };
  return value.type === 'bytes' ? { $tag: '!!binary', value: value.text } : value.text;
}

function dictValue(dict: PyDict, showTag: (tag: PyTag) => string): FieldValue {
  const made: Record<string, FieldValue> = {};
  for (const [key, item] of dict.entries()) {
    Object.defineProperty(made, keyText(key, showTag), {
      value: plainValue(item, showTag),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return made;
}

/** Keys as JSON has them: `true`, `null`, `1`. */
function keyText(key: PyValue, showTag: (tag: PyTag) => string): string {
  if (typeof key === 'number') return floatRepr(key);
  if (typeof key === 'bigint' || typeof key === 'boolean' || key === null) return String(key);
  if (typeof key === 'string') return key;
  if (key instanceof PyOpaque) return key.text;
  return key instanceof PyTag ? showTag(key) : '';
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Plain data as Python has it: whole numbers are ints; an answer of the server that looks like a UUID is one. */
export function pythonValue(value: FieldValue, answer = false): PyValue {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (typeof value === 'string') {
    return answer && uuid.test(value) ? new PyOpaque('uuid', value, `UUID('${value}')`) : value;
  }
  if (value === null || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return (value as readonly FieldValue[]).map((item) => pythonValue(item, answer));
  const dict = new PyDict();
  for (const [key, item] of Object.entries(value as Record<string, FieldValue>)) {
    dict.set(key, pythonValue(item, answer));
  }
  return dict;
}
