import type { AuthentikRecord, FieldValue } from '../../authentik/record';
import type { CommandContext } from '../command';
import type { Draft } from '../draft';
import { keyFieldOf, freeName } from '../names';
import { textField } from '../values';

/**
 * The record again, with a fresh identity and a free name, without what belonged to the one object only: primary keys
 * and its place in the source text.
 */
export function copyOf(draft: Draft, record: AuthentikRecord, context: CommandContext): AuthentikRecord {
  const fields: Record<string, FieldValue> = { ...record.fields };
  delete fields.pk;
  delete fields.pbm_uuid;
  const key = keyFieldOf(record.model);
  const name = key && textField(record, key);
  if (key && name) fields[key] = freeName(draft.document(), { model: record.model, wanted: name });
  const copy = { id: context.newId(), model: record.model, fields };
  const { entry } = record;
  if (entry === undefined) return copy;
  const identifiers = entry.identifiers.filter((field) => field in fields);
  return { ...copy, entry: { source: entry.source, identifiers } };
}
