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
import { pendingOrSession } from '../plan';
import { pythonText } from '../python-text';
import type { StageRun } from '../stage';
import { isChoice, type DescribedPrompt } from './prompt-fields';

type Reader = (run: StageRun, field: DescribedPrompt, value: Json | undefined) => FieldOutcome;

const fixed: Reader = (_run, field) => ({
  ok: true,
  value: field.initial !== '' ? field.initial : field.placeholder,
});

const plainText: Reader = (_run, field, value) =>
  readText(value, { allowBlank: !field.required, trim: false });

const readOnlyText: Reader = (_run, field, value) => {
  const read = readText(value, { allowBlank: false, trim: true });
  return read.ok ? { ok: true, value: field.initial } : read;
};

/** What each type of prompt accepts (stages.md, section 7, the table). A type that is not here takes any text. */
const readers: Readonly<Record<string, Reader>> = {
  text: plainText,
  text_area: plainText,
  text_read_only: readOnlyText,
  text_area_read_only: readOnlyText,
  username: readUsername,
  email: readEmail,
  password: (_run, _field, value) => readText(value),
  number: (_run, _field, value) => readInteger(value),
  checkbox: (_run, _field, value) => readBoolean(value, false),
  date: readDate,
  'date-time': readDateTime,
  file: readFile,
  separator: (_run, _field, value) => readText(value, { required: false, allowBlank: true }),
  hidden: fixed,
  static: fixed,
  'ak-locale': (_run, _field, value) => readText(value, { allowBlank: true }),
};

/** A truthy initial value becomes the default, and an optional field may be left out. */
export function readPrompt(run: StageRun, field: DescribedPrompt, value: Json | undefined): FieldOutcome {
  if (value === undefined && !alwaysFixed.has(field.type)) {
    if (field.initialValue !== '' && field.initialValue !== null)
      return { ok: true, value: field.initialValue };
    if (!field.required) return { ok: true, value: undefined };
  }
  if (isChoice(field.type)) return readChoice(field, value);
  return (readers[field.type] ?? plainText)(run, field, value);
}

const alwaysFixed: ReadonlySet<string> = new Set(['hidden', 'static']);

function readChoice(field: DescribedPrompt, value: Json | undefined): FieldOutcome {
  if (value === undefined) return requiredField;
  if (value === null) return nullField;
  const found = field.choices?.find((choice) => choice.value === pythonText(value ?? ''));
  return found
    ? { ok: true, value: found.value }
    : refuse(`"${pythonText(value ?? '')}" is not a valid choice.`, 'invalid_choice');
}

function readUsername(run: StageRun, _field: DescribedPrompt, value: Json | undefined): FieldOutcome {
  const read = readText(value);
  if (!read.ok) return read;
  const owner = userByName(run.state.world, pythonText(read.value ?? ''));
  const pending = pendingOrSession(run.plan.context, run.http.user);
  const own = isUserValue(pending) && pending.pk !== null && owner?.pk === pending.pk;
  return owner && !own ? refuse('Username is already taken.', 'invalid') : read;
}

const address = /^[^\s@"(),:;<>[\\\]]+@([a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/i;

function readEmail(_run: StageRun, field: DescribedPrompt, value: Json | undefined): FieldOutcome {
  const read = readText(value, { allowBlank: !field.required });
  if (!read.ok || read.value === '') return read;
  return address.test(pythonText(read.value ?? ''))
    ? read
    : refuse('Enter a valid email address.', 'invalid');
}

function readDate(_run: StageRun, _field: DescribedPrompt, value: Json | undefined): FieldOutcome {
  if (value === undefined) return requiredField;
  if (value === null) return nullField;
  const text = typeof value === 'string' ? value : '';
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (!match || !isDay(match)) {
    return refuse('Date has wrong format. Use one of these formats instead: YYYY-MM-DD.', 'invalid');
  }
  return { ok: true, value: { $date: text } };
}

function isDay([, year, month, day]: RegExpExecArray): boolean {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return m >= 1 && m <= 12 && d >= 1 && d <= (days[m - 1] ?? 0);
}

const moment =
  /^(\d{4})-(\d{1,2})-(\d{1,2})[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,6}\d{0,6})?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/;

function readDateTime(_run: StageRun, _field: DescribedPrompt, value: Json | undefined): FieldOutcome {
  if (value === undefined) return requiredField;
  if (value === null) return nullField;
  const match = typeof value === 'string' ? moment.exec(value) : null;
  if (!match || !isDay(match)) {
    const formats = 'YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]';
    return refuse(`Datetime has wrong format. Use one of these formats instead: ${formats}.`, 'invalid');
  }
  return { ok: true, value: { $date: zoned(pythonText(value ?? '')) } };
}

/** As the server stores it: in UTC, seconds written. */
function zoned(text: string): string {
  const [, date = '', time = ''] = /^(\S+?)[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)/.exec(text) ?? [];
  return `${date}T${time.split(':').length === 2 ? `${time}:00` : time}Z`;
}

function readFile(_run: StageRun, field: DescribedPrompt, value: Json | undefined): FieldOutcome {
  if (value === undefined) return requiredField;
  if (value === null) return nullField;
  const text = typeof value === 'string' ? value : '';
  if (text === '') return field.required ? blankField : { ok: true, value: '' };
  if (!text.startsWith('data:')) return refuse('Invalid scheme', 'invalid');
  const [head = ''] = text.slice('data:'.length).split(',');
  return head.endsWith(';base64') ? { ok: true, value: text } : refuse('Invalid encoding', 'invalid');
}
