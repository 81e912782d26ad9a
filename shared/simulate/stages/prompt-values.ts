import type { Json } from '../../kernel/json';
import { isUserValue, userByName } from '../../policy/user-value';
import {
  blankField,
  nullField,
  readBoolean,
  readInteger,
  readText,
  refuse,
  requiredField,
  type FieldOutcome,
} from '../answer-fields';
import { isMapping } from '../merge';
import { pendingOrSession } from '../plan';
import { pythonText } from '../python-text';
import type { StageRun } from '../stage';
import { isChoice, type DescribedPrompt } from './prompt-fields';

type Reader = (run: StageRun, field: DescribedPrompt, value: Json | undefined) => FieldOutcome;

/** What a field that cannot be changed comes to, whatever was sent (the stage's own check writes it over the answer). */
export function fixedValue(field: DescribedPrompt): Json | undefined {
  if (field.type === 'hidden' || field.type === 'static') {
    return isTruthy(field.initialValue) ? field.initialValue : field.literalPlaceholder;
  }
  if (field.type === 'text_read_only' || field.type === 'text_area_read_only') {
    return isTruthy(field.initialValue) ? field.initialValue : '';
  }
  return undefined;
}

/** As Python decides. */
function isTruthy(value: Json): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isMapping(value)) return Object.keys(value).length > 0;
  return Boolean(value);
}

const plainText: Reader = (_run, field, value) =>
  readText(value, { allowBlank: !field.required, trim: false });

const trimmedText: Reader = (_run, _field, value) => readText(value);

/** What each type of prompt accepts (stages.md, section 7, the table). A type that is not here takes any text. */
const readers: Readonly<Record<string, Reader>> = {
  text: plainText,
  text_area: plainText,
  text_read_only: trimmedText,
  text_area_read_only: trimmedText,
  username: readUsername,
  email: readEmail,
  password: trimmedText,
  number: (_run, _field, value) => readInteger(value),
  checkbox: (_run, _field, value) => readBoolean(value, false),
  date: readDate,
  'date-time': readDateTime,
  file: readFile,
  separator: trimmedText,
  hidden: (_run, field) => ({ ok: true, value: fixedValue(field) }),
  static: trimmedText,
  'ak-locale': (_run, _field, value) => readText(value, { allowBlank: true }),
};

/** A truthy initial value becomes the default, and an optional field may be left out. */
export function readPrompt(run: StageRun, field: DescribedPrompt, value: Json | undefined): FieldOutcome {
  if (value === undefined && field.type !== 'hidden') {
    const fallback = field.type === 'static' ? fixedValue(field) : field.initialValue;
    if (fallback !== undefined && (field.type === 'static' || isTruthy(fallback))) {
      return field.type === 'username' ? unlessTaken(run, fallback) : { ok: true, value: fallback };
    }
    if (!field.required || neverRequired.has(field.type)) return { ok: true, value: undefined };
  }
  if (isChoice(field.type)) return readChoice(field, value);
  return (readers[field.type] ?? trimmedText)(run, field, value);
}

const neverRequired: ReadonlySet<string> = new Set(['checkbox', 'separator']);

function readChoice(field: DescribedPrompt, value: Json | undefined): FieldOutcome {
  if (value === undefined) return requiredField;
  if (value === null) return nullField;
  const found = field.choices?.find((choice) => choice.value === pythonText(value ?? ''));
  return found
    ? { ok: true, value: found.stored }
    : refuse(`"${pythonText(value ?? '')}" is not a valid choice.`, 'invalid_choice');
}

function readUsername(run: StageRun, _field: DescribedPrompt, value: Json | undefined): FieldOutcome {
  const read = readText(value);
  return read.ok ? unlessTaken(run, read.value ?? '') : read;
}

/** Also a name that was not sent, where the field has an initial value. */
function unlessTaken(run: StageRun, value: Json): FieldOutcome {
  const owner = userByName(run.state.world, pythonText(value));
  const pending = pendingOrSession(run.plan.context, run.http.user);
  const own = isUserValue(pending) && pending.pk !== null && owner?.username === pending.row.username;
  return owner && !own ? refuse('Username is already taken.', 'invalid') : { ok: true, value };
}

const localPart = /^[-!#$%&'*+/=?^_`{}|~0-9a-z]+(\.[-!#$%&'*+/=?^_`{}|~0-9a-z]+)*$/i;
const quotedPart = /^"([\x01-\x08\x0b\x0c\x0e-\x1f!#-[\]-\x7f]|\\[\x01-\x09\x0b\x0c\x0e-\x7f])*"$/;
const hostPart = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{1,62}[a-z0-9]$/i;
const addressPart = /^\[([0-9a-f:.]+)\]$/i;
const mostLetters = 320;

/** As Django's validator has it. */
function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 0 || text.length > mostLetters) return false;
  const [local, host] = [text.slice(0, at), text.slice(at + 1)];
  if (!localPart.test(local) && !quotedPart.test(local)) return false;
  return host === 'localhost' || hostPart.test(host) || addressPart.test(host);
}

function readEmail(_run: StageRun, field: DescribedPrompt, value: Json | undefined): FieldOutcome {
  const read = readText(value, { allowBlank: !field.required });
  if (!read.ok || read.value === '') return read;
  return isEmail(pythonText(read.value ?? '')) ? read : refuse('Enter a valid email address.', 'invalid');
}

function readDate(_run: StageRun, _field: DescribedPrompt, value: Json | undefined): FieldOutcome {
  if (value === undefined) return requiredField;
  if (value === null) return nullField;
  const text = typeof value === 'string' ? value : '';
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match || !isDay(match)) {
    return refuse('Date has wrong format. Use one of these formats instead: YYYY-MM-DD.', 'invalid');
  }
  return { ok: true, value: { $date: dateText(Number(match[1]), Number(match[2]), Number(match[3])) } };
}

function dateText(year: number, month: number, day: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

function isDay([, year, month, day]: RegExpExecArray): boolean {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return y >= 1 && m >= 1 && m <= 12 && d >= 1 && d <= daysIn(y, m);
}

const moment =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6})\d{0,6})?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

function readDateTime(_run: StageRun, _field: DescribedPrompt, value: Json | undefined): FieldOutcome {
  if (value === undefined) return requiredField;
  if (value === null) return nullField;
  const match = typeof value === 'string' ? moment.exec(value) : null;
  const text = match && isDay(match) ? inUtc(match) : null;
  if (text === null) {
    const formats = 'YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]';
    return refuse(`Datetime has wrong format. Use one of these formats instead: ${formats}.`, 'invalid');
  }
  return { ok: true, value: { $date: text } };
}

/** As the server stores a moment: in UTC, seconds written, fractions where there are any; null: no such time. */
function inUtc(match: RegExpExecArray): string | null {
  const [hour = 0, minute = 0, second = 0] = [4, 5, 6].map((group) => Number(match[group] ?? '0'));
  if (hour > 23 || minute > 59 || second > 59) return null;
  const minutes = hour * 60 + minute - offsetMinutes(match[8]);
  const day = Math.floor(minutes / minutesPerDay);
  const left = minutes - day * minutesPerDay;
  const clock = [Math.floor(left / 60), left % 60, second].map((part) => String(part).padStart(2, '0'));
  const fraction = (match[7] ?? '').padEnd(6, '0');
  return `${movedDay(match, day)}T${clock.join(':')}${Number(fraction) === 0 ? '' : `.${fraction}`}Z`;
}

const minutesPerDay = 24 * 60;

function offsetMinutes(zone: string | undefined): number {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes));
}

/** The day before, the same, or the day after. */
function movedDay(match: RegExpExecArray, by: number): string {
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3]) + by];
  if (day < 1) {
    const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1];
    return dateText(y, m, daysIn(y, m));
  }
  if (day <= daysIn(year, month)) return dateText(year, month, day);
  return month === 12 ? dateText(year + 1, 1, 1) : dateText(year, month + 1, 1);
}

function readFile(_run: StageRun, _field: DescribedPrompt, value: Json | undefined): FieldOutcome {
  if (value === undefined) return requiredField;
  if (value === null) return nullField;
  const text = typeof value === 'string' ? value : '';
  if (text === '') return blankField;
  if (!text.startsWith('data:')) return refuse('Invalid scheme', 'invalid');
  const [head = ''] = text.slice('data:'.length).split(',');
  return head.endsWith(';base64') ? { ok: true, value: text } : refuse('Invalid encoding', 'invalid');
}
