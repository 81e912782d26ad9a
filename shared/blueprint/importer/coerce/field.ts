import type { FieldType } from '../../../authentik/descriptor';
import { coerceChoices } from './choice';
import { coerceJson, coerceList } from './list';
import type { Coerce } from './problem';
import { bad, good } from './problem';
import { coerceReferences } from './relation';
import { coerceScalar } from './scalar';

const lists: Readonly<Partial<Record<FieldType, Coerce>>> = {
  choices: coerceChoices,
  list: coerceList,
  references: coerceReferences,
  json: coerceJson,
};

const relations = new Set<FieldType>(['reference', 'uuid']);

/** One field of a payload as the server's serializer reads it: null and blank first, then by type. */
export const coerceField: Coerce = (field, value, context) => {
  const given = value === '' && relations.has(field.type) ? null : value;
  if (given === null) {
    return field.nullable ? good(null) : bad(field.name, 'This field may not be null.', 'null');
  }
  return (lists[field.type] ?? coerceScalar)(field, given, context);
};
