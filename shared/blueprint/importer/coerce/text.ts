import { compareReleases } from '../../../authentik/release';
import type { Value } from '../value';
import { Opaque, Uuid, asText, isList, isMapping, isUuidText } from '../value';
import { isDuration } from './duration';
import { isServerDateTime } from './moments';
import type { Coerce, CoerceContext, Coerced } from './problem';
import { bad, good } from './problem';

const slugPattern = /^[-a-zA-Z0-9_]+$/;
const emailPattern = /^[^\s@"(),:;<>[\]\\]+@(?:[^\s@.]+\.)+[^\s@.]{2,}$|^[^\s@]+@localhost$/;
const urlPattern = /^(?:https?|ftps?):\/\/[^\s/$.?#][^\s]*$/i;

/** `CharField`: text and numbers; trims; blank only where allowed. */
export const coerceText: Coerce = (field, value, context) => {
  const shown = asText(value);
  if (value !== null && shown.trim() === '' && typeof value === 'string') {
    return field.allowBlank ? good('') : bad(field.name, 'This field may not be blank.', 'blank');
  }
  if (typeof value !== 'string' && typeof value !== 'number') return bad(field.name, 'Not a valid string.');
  const text = field.type === 'python' || field.type === 'multiline' ? shown.trim() : shown.trim();
  if (text.includes('\0'))
    return bad(field.name, 'Null characters are not allowed.', 'null_characters_not_allowed');
  const length = [...text].length;
  if (field.maxLength !== undefined && length > field.maxLength) {
    return bad(
      field.name,
      `Ensure this field has no more than ${String(field.maxLength)} characters.`,
      'max_length',
    );
  }
  if (field.minLength !== undefined && length < field.minLength) {
    return bad(
      field.name,
      `Ensure this field has at least ${String(field.minLength)} characters.`,
      'min_length',
    );
  }
  return coerceFormat(field.name, field.type, { text, context });
};

function coerceFormat(
  name: string,
  type: string,
  { text, context }: { readonly text: string; readonly context: CoerceContext },
): Coerced {
  if (type === 'slug' && !slugPattern.test(text)) {
    const [open, close] = compareReleases(context.release, '2026.5') < 0 ? ['"', '"'] : ['“', '”'];
    return bad(
      name,
      `Enter a valid ${open}slug${close} consisting of letters, numbers, underscores or hyphens.`,
    );
  }
  if (type === 'email' && !emailPattern.test(text)) return bad(name, 'Enter a valid email address.');
  if (type === 'url' && !urlPattern.test(text)) return bad(name, 'Enter a valid URL.');
  if (type === 'duration' && !isDuration(text)) {
    return bad(name, `${text} is not in the correct format of 'hours=3;minutes=1'.`);
  }
  return good(text);
}

export const coerceUuid: Coerce = (field, value) => {
  if (value instanceof Uuid) return good(value);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return good(value);
  if (typeof value === 'string' && isUuidText(value)) return good(new Uuid(value));
  return bad(
    field.name,
    isMapping(value) || isList(value) ? `“${asText(value)}” is not a valid UUID.` : 'Must be a valid UUID.',
  );
};

export const coerceDateTime: Coerce = (field, value) => {
  if (value instanceof Opaque && value.type === 'date') {
    return bad(field.name, 'Expected a datetime but got a date.', 'date');
  }
  if (value instanceof Opaque && value.type === 'datetime') return good(value);
  if (typeof value === 'string' && isServerDateTime(value)) return good(value);
  return bad(
    field.name,
    'Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].',
  );
};

/** A file of an object: the blueprint gives its path or address as text. */
export const coerceFile: Coerce = (field, value: Value) => {
  if (value === null || value === '') return good(value);
  return typeof value === 'string' ? good(value) : bad(field.name, 'Not a valid string.');
};
