import type { FieldValue } from '../../shared/authentik/record';
import { isRecordReference, isTaggedValue } from '../../shared/authentik/record';

/** True where a blueprint tag computes the value, or something inside of it. */
export function hasTag(value: FieldValue): boolean {
  if (typeof value !== 'object' || value === null || isRecordReference(value)) return false;
  return isTaggedValue(value) || Object.values(value as Readonly<Record<string, FieldValue>>).some(hasTag);
}
