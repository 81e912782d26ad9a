import type { RecordId } from '../../shared/authentik/record';
import { useRecord } from '../state/hooks';
import { hasTag } from './has-tag';
import { OverCanvas } from './later';

/** On a card whose stage has fields that tags compute: what they come to. */
export function TaggedMark({ record: id }: { readonly record: RecordId | undefined }) {
  const record = useRecord(id);
  const isTagged = record !== undefined && Object.values(record.fields).some(hasTag);
  return isTagged ? <OverCanvas part="tags" record={record} /> : null;
}
