import type { FieldDescriptor } from '../../../authentik/descriptor';
import { Opaque, Uuid, asText, isList, isMapping } from '../value';
import { isFloat } from './duration';
import type { Coerce, Coerced } from './problem';
import { bad, good } from './problem';

/** `IntegerField`: numbers without a fraction, and their text. True and false are refused. */
export const coerceInteger: Coerce = (field, value) => {
  const text = asText(value).replace(/\.0*\s*$/, '');
  const isNumber = typeof value === 'number' || typeof value === 'string';
  if (typeof value === 'string' && value.length > 1000)
    return bad(field.name, 'String value too large.', 'max_string_length');
  if (!isNumber || !/^\s*[+-]?\d+(?:_\d+)*\s*$/.test(text)) {
    return bad(field.name, 'A valid integer is required.');
  }
  return within(field, Number(text.replaceAll('_', '')));
};

export const coerceNumber: Coerce = (field, value) => {
  if (typeof value === 'boolean') return within(field, value ? 1 : 0);
  if (typeof value === 'number') return within(field, value);
  if (typeof value === 'string' && isFloat(value)) return within(field, Number(value.replaceAll('_', '')));
  return bad(field.name, 'A valid number is required.');
};

function within(field: FieldDescriptor, value: number): Coerced {
  if (field.maximum !== undefined && value > field.maximum) {
    return bad(
      field.name,
      `Ensure this value is less than or equal to ${String(field.maximum)}.`,
      'max_value',
    );
  }
  if (field.minimum !== undefined && value < field.minimum) {
    return bad(
      field.name,
      `Ensure this value is greater than or equal to ${String(field.minimum)}.`,
      'min_value',
    );
  }
  return good(value);
}

const truths = new Set(['t', 'y', 'yes', 'true', 'on', '1', 1, true]);
const falsehoods = new Set(['f', 'n', 'no', 'false', 'off', '0', 0, false]);
/** The server knows each word in these spellings only: `yes`, `Yes`, `YES`. */
const spelling = /^(?:[a-z0-9]+|[A-Z][a-z]*|[A-Z]+)$/;

export const coerceBoolean: Coerce = (field, value) => {
  if (isList(value) || isMapping(value) || value instanceof Uuid || value instanceof Opaque) {
    return bad(field.name, 'Must be a valid boolean.');
  }
  if (typeof value === 'string' && field.nullable && ['', 'null', 'Null', 'NULL'].includes(value))
    return good(null);
  const word = typeof value === 'string' && spelling.test(value) ? value.toLowerCase() : value;
  if (truths.has(word as string)) return good(true);
  if (falsehoods.has(word as string)) return good(false);
  return bad(field.name, 'Must be a valid boolean.');
};
