import type { Json } from '../kernel/json';
import { isMapping } from './merge';
import type { FieldError } from './stage';

export interface TextRule {
  readonly required?: boolean;
  readonly allowBlank?: boolean;
  readonly allowNull?: boolean;
  readonly trim?: boolean;
}

export type FieldOutcome =
  | { readonly ok: true; readonly value: Json | undefined }
  | { readonly ok: false; readonly error: FieldError };

export function refuse(string: string, code: string): FieldOutcome {
  return { ok: false, error: { string, code } };
}

export const requiredField = refuse('This field is required.', 'required');
export const blankField = refuse('This field may not be blank.', 'blank');
export const nullField = refuse('This field may not be null.', 'null');

/** A text as the server's form library takes it: numbers become text, others are no strings. */
export function readText(value: Json | undefined, rule: TextRule = {}): FieldOutcome {
  if (value === undefined) return rule.required === false ? { ok: true, value: undefined } : requiredField;
  if (value === null) return rule.allowNull ? { ok: true, value: null } : nullField;
  if (typeof value === 'boolean' || typeof value === 'object')
    return refuse('Not a valid string.', 'invalid');
  const text = String(value);
  const trimmed = rule.trim === false ? text : text.trim();
  if (trimmed === '' && !rule.allowBlank) return blankField;
  return { ok: true, value: trimmed };
}

const truths = new Set<Json>([
  't',
  'T',
  'y',
  'Y',
  'yes',
  'Yes',
  'YES',
  'true',
  'True',
  'TRUE',
  'on',
  'On',
  'ON',
  '1',
  1,
  true,
]);
const falsehoods = new Set<Json>([
  'f',
  'F',
  'n',
  'N',
  'no',
  'No',
  'NO',
  'false',
  'False',
  'FALSE',
  'off',
  'Off',
  'OFF',
  '0',
  0,
  false,
]);

export function readBoolean(value: Json | undefined, required: boolean): FieldOutcome {
  if (value === undefined) return required ? requiredField : { ok: true, value: undefined };
  if (value === null) return nullField;
  if (truths.has(value)) return { ok: true, value: true };
  if (falsehoods.has(value)) return { ok: true, value: false };
  return refuse('Must be a valid boolean.', 'invalid');
}

export function readInteger(value: Json | undefined, required = true): FieldOutcome {
  if (value === undefined) return required ? requiredField : { ok: true, value: undefined };
  if (value === null) return nullField;
  const text =
    typeof value === 'number'
      ? String(value)
      : typeof value === 'string'
        ? value.trim().replace(/\.0*$/, '')
        : '';
  if (!/^[-+]?\d+$/.test(text)) return refuse('A valid integer is required.', 'invalid');
  return { ok: true, value: Number(text) };
}

/** What a browser answers to a question about a key: any mapping, and nothing else. */
export function readMapping(value: Json | undefined): FieldOutcome {
  if (value === undefined) return requiredField;
  if (value === null) return nullField;
  return isMapping(value)
    ? { ok: true, value }
    : refuse('Value must be a dictionary, and not have any duplicate keys.', 'invalid');
}
