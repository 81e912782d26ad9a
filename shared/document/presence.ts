import type { AuthentikRecord, FieldValue } from '../authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../authentik/record';

/**
 * False for an entry that leaves no object behind: state `absent`, or a condition that is false as written
 * (blueprints.md 1 and 3: all conditions must be true by Python's rule). What depends on a tag counts as present.
 */
export function isPresent(record: AuthentikRecord): boolean {
  const { entry } = record;
  if (entry === undefined) return true;
  if (entry.state === 'absent') return false;
  if (!Array.isArray(entry.conditions)) return true;
  return !entry.conditions.some(isFalse);
}

function isFalse(value: FieldValue): boolean {
  if (value === null || value === false || value === 0 || value === '') return true;
  if (typeof value !== 'object') return false;
  if (isRecordReference(value) || isExternalReference(value) || isTaggedValue(value)) return false;
  return Object.keys(value).length === 0;
}
