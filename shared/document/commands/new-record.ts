import type { FieldDescriptor } from '../../authentik/descriptor';
import type {
  AuthentikRecord,
  EntryMeta,
  Fields,
  FieldValue,
  ModelName,
  RecordId,
} from '../../authentik/record';
import type { CommandContext } from '../command';

interface NewRecord {
  readonly model: ModelName;
  readonly fields: Fields;
  /** The opened file that the record is to be written into; undefined where there is none. */
  readonly source: RecordId | undefined;
}

/** A record with a fresh identity; fields that the server requires and that have an obvious value are filled in, and those without which it is of no use. */
export function newRecord(context: CommandContext, { model, fields, source }: NewRecord): AuthentikRecord {
  const descriptor = context.descriptors.models.get(model);
  const filled: Record<string, FieldValue> = { ...fields };
  for (const field of descriptor?.fields ?? []) {
    if (field.name in filled) continue;
    const value = field.start ?? (isWanted(field) ? obviousValue(field) : undefined);
    if (value !== undefined) filled[field.name] = value;
  }
  const record = { id: context.newId(), model, fields: filled };
  if (source === undefined) return record;
  return { ...record, entry: entryOf(source, descriptor?.identifiers[0] ?? ['name'], filled) };
}

const isWanted = ({ required, default: value }: FieldDescriptor): boolean => required && value === undefined;

function entryOf(source: RecordId, identifiers: readonly string[], fields: Fields): EntryMeta {
  return { source, identifiers: identifiers.filter((name) => name in fields) };
}

function obviousValue(field: FieldDescriptor): FieldValue | undefined {
  switch (field.type) {
    case 'choice':
      return field.choices?.[0]?.value;
    case 'integer':
    case 'number':
      return field.minimum ?? 0;
    case 'boolean':
      return false;
    case 'python':
      return 'return True';
    case 'list':
    case 'choices':
    case 'references':
      return [];
    case 'json':
      return {};
    default:
      return undefined;
  }
}

/** The opened file that a record belongs to. */
export function sourceOf(record: AuthentikRecord | undefined): RecordId | undefined {
  return record?.entry?.source;
}
