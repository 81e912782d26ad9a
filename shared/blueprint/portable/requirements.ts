import type { AuthentikRecord, FieldValue, ModelName, RecordId } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';
import type { EntryData } from '../format/print-blueprint';

/** An object that the export names by `!Find`: the importing server must have it, else the link is empty there. */
export interface NeededObject {
  readonly model: ModelName;
  /** By what it is found: field names, Django lookups among them, and values as the text has them. */
  readonly where: readonly (readonly [field: string, value: FieldValue])[];
  /** `name = employees`. */
  readonly label: string;
  /** The objects that point at it. */
  readonly for: readonly RecordId[];
}

/** Every `!Find` of the written entries, each object once, in the order of the text. */
export function neededObjects(
  entries: readonly { readonly record: AuthentikRecord; readonly entry: EntryData }[],
): readonly NeededObject[] {
  const found = new Map<string, { readonly object: Omit<NeededObject, 'for'>; readonly for: RecordId[] }>();
  for (const { record, entry } of entries) {
    for (const value of [entry.identifiers, entry.attrs ?? {}]) {
      for (const object of findsIn(value)) {
        const key = JSON.stringify([object.model, object.where]);
        const known = found.get(key);
        if (known === undefined) found.set(key, { object, for: [record.id] });
        else if (!known.for.includes(record.id)) known.for.push(record.id);
      }
    }
  }
  return [...found.values()].map(({ object, for: by }) => ({ ...object, for: by }));
}

function findsIn(value: FieldValue): readonly Omit<NeededObject, 'for'>[] {
  if (typeof value !== 'object' || value === null) return [];
  const mapping = value as Readonly<Record<string, FieldValue>>;
  const inner: Omit<NeededObject, 'for'>[] = [];
  for (const key of Object.keys(mapping)) {
    const item = mapping[key]!;
    if (typeof item === 'object') inner.push(...findsIn(item));
  }
  if (!isTaggedValue(value) || value.$tag !== '!Find' || !Array.isArray(value.value)) return inner;
  const [model, ...pairs] = value.value as readonly FieldValue[];
  if (typeof model !== 'string') return inner;
  const where = pairs.filter(isPair);
  const label = where.map(([field, wanted]) => `${field} = ${textOf(wanted)}`).join(', ');
  return [{ model, where, label }, ...inner];
}

function isPair(value: FieldValue): value is readonly [string, FieldValue] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string';
}

function textOf(value: FieldValue): string {
  if (typeof value === 'string') return value;
  return isTaggedValue(value) ? `${value.$tag} ${textOf(value.value)}` : JSON.stringify(value);
}
