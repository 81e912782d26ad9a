import type { DescriptorSet, FieldDescriptor } from '../../authentik/descriptor';
import type { AuthentikRecord, FieldValue, Fields } from '../../authentik/record';
import { isLiteral } from '../../authentik/record';
import type { Diagnostic } from '../../kernel/diagnostic';
import { renamedFields } from '../upgrade/renamed-fields';
import { own } from '../../kernel/own';

export interface Fitted {
  readonly fields: Fields;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The fields of a record as the target release takes them: under its names, without what it does not know. What is
 * lost is said; a required field keeps a value that the release refuses, so that the check of the export names it.
 */
export function fitRelease(
  descriptors: DescriptorSet,
  record: AuthentikRecord,
  isFromServer: boolean,
): Fitted {
  const model = descriptors.models.get(record.model);
  const given = Object.entries(record.fields).filter(([name]) => name !== 'pk' && !name.endsWith('_set'));
  if (model === undefined || model.fieldsUnknown === true) {
    return { fields: Object.fromEntries(given), diagnostics: [] };
  }
  const diagnostics: Diagnostic[] = [];
  const fields: Record<string, FieldValue> = {};
  const fit = (name: string, value: FieldValue): Diagnostic | undefined => {
    const now = descriptors.field(record.model, name) ? name : renamed(descriptors, record, name);
    const field = now === undefined ? undefined : descriptors.field(record.model, now);
    if (field === undefined)
      return model.readOnly.includes(name) ? undefined : unknownField(descriptors, record, name);
    const shaped = now === name ? value : reshaped(field, value);
    if (isFromServer && isTrimmedDefault(field, shaped)) return undefined;
    const fitted = fitValue(field, shaped);
    if (fitted.value !== undefined) fields[field.name] = fitted.value;
    return fitted.unknown === undefined
      ? undefined
      : unknownValue(descriptors, record, {
          name,
          unknown: fitted.unknown,
          isKept: fitted.value !== undefined,
        });
  };
  for (const [name, value] of given) {
    const said = fit(name, value);
    if (said) diagnostics.push(said);
  }
  return { fields, diagnostics };
}

function unknownField({ release }: DescriptorSet, record: AuthentikRecord, field: string): Diagnostic {
  return {
    code: 'export/field-left-out',
    severity: 'warning',
    message: `authentik ${release} does not know the field “${field}” of ${record.model}, so it was left out.`,
    at: { record: record.id, field },
  };
}

function unknownValue(
  { release }: DescriptorSet,
  record: AuthentikRecord,
  { name, unknown, isKept }: { readonly name: string; readonly unknown: string; readonly isKept: boolean },
): Diagnostic {
  const consequence = isKept ? 'choose another' : 'the default stands';
  return {
    code: 'export/value-unknown',
    severity: 'warning',
    message: `authentik ${release} does not know the value “${unknown}” of “${name}”: ${consequence}.`,
    at: { record: record.id, field: name },
  };
}

/** Given explicitly it would lose the blanks at its ends, which a server only keeps in a default of its own. */
function isTrimmedDefault(field: FieldDescriptor, value: FieldValue): boolean {
  return typeof value === 'string' && value !== value.trim() && value === field.default;
}

/** The name that a field has in the target release where it has another: in both directions. */
function renamed(descriptors: DescriptorSet, { model }: AuthentikRecord, name: string): string | undefined {
  const names = Object.entries(own(renamedFields, model) ?? {});
  const found = names.find(([old, next]) => old === name || next === name);
  const other = found?.find((candidate) => candidate !== name);
  return other !== undefined && descriptors.field(model, other) ? other : undefined;
}

/** One link where there were several, or several where there was one. */
function reshaped(field: FieldDescriptor, value: FieldValue): FieldValue {
  const isList = Array.isArray(value);
  if (field.type === 'references' && !isList) return value === null ? [] : [value];
  if (field.type === 'reference' && isList) return (value as readonly FieldValue[])[0] ?? null;
  return value;
}

/** `value` absent: better left out. `unknown`: what the release does not know. */
interface FittedValue {
  readonly value?: FieldValue;
  readonly unknown?: string;
}

/** Nothing, in a release that only takes something: the same as not saying it. */
function isRefusedNothing({ required, nullable, allowBlank }: FieldDescriptor, value: FieldValue): boolean {
  if (required || nullable) return false;
  return value === null || (value === '' && !allowBlank);
}

function fitValue(field: FieldDescriptor, value: FieldValue): FittedValue {
  if (isRefusedNothing(field, value)) {
    return value === null && field.allowBlank && field.default === '' ? { value: '' } : {};
  }
  if (field.choices === undefined || field.vocabulary !== undefined || !isLiteral(value)) return { value };
  const known = new Set(field.choices.map((choice) => asText(choice.value)));
  if (Array.isArray(value)) return fitList(field, value as readonly FieldValue[], known);
  if (value === null || value === '' || known.has(asText(value))) return { value };
  return { unknown: asText(value), ...(field.required && { value }) };
}

function fitList(
  field: FieldDescriptor,
  items: readonly FieldValue[],
  known: ReadonlySet<string>,
): FittedValue {
  const strange = items.filter((item) => !known.has(asText(item)));
  if (strange.length === 0) return { value: items };
  const kept = items.filter((item) => known.has(asText(item)));
  return {
    unknown: strange.map(asText).join(', '),
    ...((kept.length > 0 || field.allowBlank) && { value: kept }),
  };
}

const asText = (value: FieldValue) => (typeof value === 'string' ? value : JSON.stringify(value));
