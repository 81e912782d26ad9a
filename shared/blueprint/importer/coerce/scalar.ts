import type { FieldType } from '../../../authentik/descriptor';
import { coerceChoice } from './choice';
import { coerceBoolean, coerceInteger, coerceNumber } from './number';
import type { Coerce } from './problem';
import { bad, good } from './problem';
import { coerceReference } from './relation';
import { coerceDateTime, coerceText } from './text';
import { isJson } from '../value';

const anyJson: Coerce = (field, value) =>
  isJson(value) ? good(value) : bad(field.name, 'Value must be valid JSON.');

/** How one item of a list, or a field that holds one value, is read. */
export const scalarCoercions: Readonly<Partial<Record<FieldType, Coerce>>> = {
  text: coerceText,
  multiline: coerceText,
  python: coerceText,
  slug: coerceText,
  url: coerceText,
  email: coerceText,
  duration: coerceText,
  file: coerceText,
  // A field that the OpenAPI document calls a UUID is the key of an object.
  uuid: coerceReference,
  reference: coerceReference,
  integer: coerceInteger,
  number: coerceNumber,
  boolean: coerceBoolean,
  choice: coerceChoice,
  datetime: coerceDateTime,
  json: anyJson,
};

export const coerceScalar: Coerce = (field, value, context) => {
  if (value === null && !field.nullable) return bad(field.name, 'This field may not be null.', 'null');
  if (value === null) return good(null);
  return (scalarCoercions[field.type] ?? anyJson)(field, value, context);
};
