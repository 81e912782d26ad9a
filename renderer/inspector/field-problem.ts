import type { FieldDescriptor, FieldType } from '../../shared/authentik/descriptor';
import type { FieldValue } from '../../shared/authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../../shared/authentik/record';
import { isDuration } from '../../shared/blueprint/importer/coerce/duration';
import { pythonSyntaxError } from '../../shared/blueprint/importer/python-syntax';

const shown = (value: FieldValue): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

type Check = (field: FieldDescriptor, value: FieldValue) => string | undefined;

/** What is wrong with a value as far as its descriptor tells, in words that say what to do; undefined: nothing. */
export function fieldProblem(field: FieldDescriptor, value: FieldValue | undefined): string | undefined {
  if (value === undefined) {
    return field.required && field.default === undefined ? 'Needed: give it a value.' : undefined;
  }
  if (isTaggedValue(value)) return undefined;
  if (value === null) return field.nullable ? undefined : 'Cannot be empty. Give it a value or reset it.';
  return checks[field.type]?.(field, value);
}

const text: Check = (field, value) => {
  if (typeof value !== 'string' && typeof value !== 'number') return 'Must be text.';
  const given = String(value);
  if (given.trim() === '')
    return field.allowBlank ? undefined : 'Cannot be empty. Type at least one character.';
  const length = Array.from(given).length;
  const { minLength = 0, maxLength = Number.MAX_SAFE_INTEGER, pattern } = field;
  if (length > maxLength) return `At most ${String(maxLength)} characters; it has ${String(length)}.`;
  if (length < minLength) return `At least ${String(minLength)} characters; it has ${String(length)}.`;
  if (pattern !== undefined && !matches(pattern, given)) return `Does not have the form ${pattern}.`;
  return undefined;
};

// Python's `\w` takes any letter, as the server means it.
function matches(pattern: string, given: string): boolean {
  return new RegExp(pattern.replaceAll('\\w', '\\p{L}\\p{N}_'), 'u').test(given);
}

const formed =
  (form: RegExp, words: string): Check =>
  (field, value) =>
    text(field, value) ?? (value === '' || form.test(shown(value)) ? undefined : words);

const slug = formed(/^[-a-zA-Z0-9_]+$/, 'Only letters, digits, - and _ can be used.');
const email = formed(/^[^\s@]+@[^\s@]+$/, 'Must be an email address, such as name@example.com.');
const url = formed(/^[a-z][a-z0-9+.-]*:\/\/\S+$/i, 'Must be an address, such as https://example.com.');
const moment = formed(
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/,
  'Must be a date and time, such as 2026-01-31T12:00:00Z.',
);

const duration: Check = (field, value) =>
  text(field, value) ??
  (value === '' || (typeof value === 'string' && isDuration(value))
    ? undefined
    : 'Must be a duration, such as hours=1;minutes=30.');

/** The server counts the line of the function that it puts around an expression. */
const python: Check = (field, value) => {
  const blank = text(field, value);
  const error = blank === undefined && typeof value === 'string' ? pythonSyntaxError(value) : undefined;
  const told = error?.replace(
    /\(temp-policy, line (\d+)\)/,
    (_, line) => `(line ${String(Number(line) - 1)})`,
  );
  return blank ?? (told === undefined ? undefined : `Python cannot read this: ${told}`);
};

const number =
  (whole: boolean): Check =>
  ({ minimum, maximum }, value) => {
    const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof amount !== 'number' || Number.isNaN(amount)) return 'Must be a number.';
    if (whole && !Number.isInteger(amount)) return 'Must be a whole number.';
    if (minimum !== undefined && amount < minimum) return `Must be ${String(minimum)} or more.`;
    if (maximum !== undefined && amount > maximum) return `Must be ${String(maximum)} or less.`;
    return undefined;
  };

const isKnown = (field: FieldDescriptor, value: FieldValue): boolean =>
  isTaggedValue(value) || (field.choices?.some((choice) => String(choice.value) === shown(value)) ?? true);

const choice: Check = (field, value) =>
  isKnown(field, value) ? undefined : `“${shown(value)}” is not one of the choices of this release.`;

const list =
  (items: (field: FieldDescriptor, values: readonly FieldValue[]) => string | undefined): Check =>
  (field, value) => {
    if (!Array.isArray(value)) return 'Must be a list.';
    if (value.length === 0 && !field.allowBlank) return 'Needs at least one entry.';
    return items(field, value as readonly FieldValue[]);
  };

const choices = list((field, values) => {
  const unknown = values.find((value) => !isKnown(field, value));
  return unknown === undefined ? undefined : `“${shown(unknown)}” is not one of the choices of this release.`;
});

const pointsSomewhere = (value: FieldValue): boolean =>
  isRecordReference(value) ||
  isExternalReference(value) ||
  isTaggedValue(value) ||
  typeof value === 'string' ||
  typeof value === 'number';

const checks: Readonly<Partial<Record<FieldType, Check>>> = {
  text,
  multiline: text,
  python,
  file: text,
  slug,
  email,
  url,
  datetime: moment,
  duration,
  integer: number(true),
  number: number(false),
  boolean: (_field, value) => (typeof value === 'boolean' ? undefined : 'Must be on or off.'),
  choice,
  choices,
  list: list(() => undefined),
  references: list((_field, values) =>
    values.every(pointsSomewhere) ? undefined : 'Every entry must name an object.',
  ),
  reference: (_field, value) => (pointsSomewhere(value) ? undefined : 'Must name an object.'),
};
