import type { FieldDescriptor } from '../authentik/descriptor';
import type { FieldValue } from '../authentik/record';
import { canonical } from '../blueprint/project/identity';

const yes = /^(?:t|true|y|yes|on|1)$/i;
const no = /^(?:f|false|n|no|off|0)$/i;

/**
 * A value in the form in which the server stores it, as far as that can be told: `"10"` of an integer is 10, `yes` of
 * a boolean is true (Django REST framework's fields, authentik 2025.10), a list whose order means nothing is sorted.
 * References in it have been made `plain` before.
 */
export function asStored(field: FieldDescriptor | undefined, value: FieldValue): FieldValue {
  if (field === undefined) return value;
  const { type } = field;
  if (type === 'boolean') return asBoolean(value);
  if (type === 'integer' || type === 'number') {
    return typeof value === 'string' && /^\s*[+-]?\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : value;
  }
  return isUnordered(field) && Array.isArray(value) ? sorted(value as readonly FieldValue[]) : value;
}

function asBoolean(value: FieldValue): FieldValue {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const word = String(value);
  return yes.test(word) ? true : no.test(word) ? false : value;
}

/** The order of the list's items means nothing: the server keeps relations as a set (other lists in their order). */
export function isUnordered({ type, ordered }: FieldDescriptor): boolean {
  return type === 'references' && ordered !== true;
}

function sorted(items: readonly FieldValue[]): readonly FieldValue[] {
  return [...items].sort((left, right) => (canonical(left) < canonical(right) ? -1 : 1));
}
