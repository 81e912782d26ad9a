import type { DescriptorSet, FieldDescriptor, ModelDescriptor } from '../../authentik/descriptor';
import type { AuthentikRecord, FieldValue, Fields, RecordId } from '../../authentik/record';
import { isExternalReference, isRecordReference, isTaggedValue } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { resolveValue } from '../../document/references';
import type { Diagnostic } from '../../kernel/diagnostic';
import type { EntryData } from '../format/print-blueprint';
import { toText } from '../project/values';
import { lostValues } from './lost-values';
import { isSecret, secretValue } from './secrets';
import type { NeededSecret } from './secrets';
import type { SourceFacts } from './sources';

export interface EntryContext {
  readonly document: WorkspaceDocument;
  readonly descriptors: DescriptorSet;
  readonly names: ReadonlyMap<RecordId, string>;
  readonly factsOf: (record: AuthentikRecord) => SourceFacts;
  readonly labelOf: (record: AuthentikRecord) => string;
  /** Names of the fields that identify each record. */
  readonly identifiers: ReadonlyMap<RecordId, readonly string[]>;
  readonly needed: NeededSecret[];
  readonly diagnostics: Diagnostic[];
}

/** Values of a record as a blueprint for any server has them: no primary keys, no secrets, nothing left to defaults. */
export function portableFields(context: EntryContext, record: AuthentikRecord): Fields {
  const model = context.descriptors.models.get(record.model);
  const given = knownFields(context, record, model);
  const isExport = context.factsOf(record).isServerExport;
  const fields: Record<string, FieldValue> = {
    ...given,
    ...(isExport && model && lostValues(model, given)),
  };
  for (const field of model?.fields ?? []) fillSecret(context, record, { field, fields });
  const entries = Object.entries(fields).flatMap(([name, value]) => {
    const portable = portableValue(context, record, { name, value });
    return portable === undefined ? [] : [[name, portable] as const];
  });
  const rank = new Map(model?.fields.map(({ name }, index) => [name, index]));
  const last = rank.size;
  return Object.fromEntries(
    entries.sort(
      ([left], [right]) => (rank.get(left) ?? last) - (rank.get(right) ?? last) || (left < right ? -1 : 1),
    ),
  );
}

/** Keys of a server, what the API only answers, and what the target release does not have stay behind. */
function knownFields(
  { descriptors, diagnostics }: EntryContext,
  record: AuthentikRecord,
  model: ModelDescriptor | undefined,
): Record<string, FieldValue> {
  const kept: Record<string, FieldValue> = {};
  const isField = (name: string) => descriptors.field(record.model, name) !== undefined;
  for (const [name, value] of Object.entries(record.fields)) {
    if (name === 'pk' || name.endsWith('_set')) continue;
    const isKnown = model === undefined || model.fieldsUnknown === true || isField(name);
    if (isKnown) kept[name] = value;
    else if (!model.readOnly.includes(name)) {
      diagnostics.push({
        code: 'export/field-left-out',
        severity: 'warning',
        message: `authentik ${descriptors.release} does not know the field “${name}” of ${record.model}, so it was left out.`,
        at: { record: record.id, field: name },
      });
    }
  }
  return kept;
}

function fillSecret(
  context: EntryContext,
  record: AuthentikRecord,
  { field, fields }: { readonly field: FieldDescriptor; readonly fields: Record<string, FieldValue> },
): void {
  if (!isSecret(record.model, field.name)) return;
  const value = fields[field.name];
  if (value === undefined && !field.required) return;
  const secret = secretValue(record, field, { value, object: context.labelOf(record) });
  fields[field.name] = secret.value;
  if (secret.needed && !context.needed.some(({ variable }) => variable === secret.needed!.variable)) {
    context.needed.push(secret.needed);
  }
}

const keyPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** A field's value with every reference as `!KeyOf` or `!Find`; undefined where it must be left out. */
function portableValue(
  context: EntryContext,
  record: AuthentikRecord,
  { name, value }: { readonly name: string; readonly value: FieldValue },
): FieldValue | undefined {
  const field = context.descriptors.field(record.model, name);
  const isReference = field?.type === 'reference' || field?.type === 'references';
  const convert = (item: FieldValue): FieldValue => convertValue(context, item, isReference);
  if (!isReference) return convert(value);
  const isForeign = (item: FieldValue) =>
    (typeof item === 'string' && keyPattern.test(item) && !resolveValue(context.document, item)) ||
    typeof item === 'number' ||
    (isRecordReference(item) && !resolveValue(context.document, item));
  if (Array.isArray(value)) {
    const items = value as readonly FieldValue[];
    if (items.some(isForeign)) reportForeign(context, record, { name, required: false });
    return items.filter((item) => !isForeign(item)).map(convert);
  }
  if (!isForeign(value)) return convert(value);
  reportForeign(context, record, { name, required: field.required });
  if (field.required) return value;
  return undefined;
}

function reportForeign(
  { diagnostics, labelOf }: EntryContext,
  record: AuthentikRecord,
  { name, required }: { readonly name: string; readonly required: boolean },
): void {
  diagnostics.push({
    code: 'export/foreign-key',
    severity: required ? 'error' : 'warning',
    message: required
      ? `“${name}” of “${labelOf(record)}” is the key of an object that the workspace does not hold. Open the file that has it, or choose another.`
      : `“${name}” of “${labelOf(record)}” pointed at an object that the workspace does not hold, and was left out. Set it again after the import.`,
    at: { record: record.id, field: name },
  });
}

function convertValue(context: EntryContext, value: FieldValue, isReference: boolean): FieldValue {
  const { document, names } = context;
  if (typeof value === 'string') {
    const target = isReference || keyPattern.test(value) ? resolveValue(document, value) : undefined;
    const name = target && names.get(target.id);
    return name === undefined ? value : { $tag: '!KeyOf', value: name };
  }
  if (typeof value !== 'object' || value === null) return value;
  if (isRecordReference(value)) {
    const name = names.get(value.$ref);
    return name === undefined ? toText(value, () => null) : { $tag: '!KeyOf', value: name };
  }
  if (isExternalReference(value)) {
    const target = resolveValue(document, value);
    const name = target && names.get(target.id);
    if (name !== undefined) return { $tag: '!KeyOf', value: name };
    const where = value.$external.where.map(([key, item]) => [key, convertValue(context, item, false)]);
    return { $tag: '!Find', value: [value.$external.model, ...where] };
  }
  if (isTaggedValue(value)) return { $tag: value.$tag, value: convertValue(context, value.value, false) };
  if (Array.isArray(value)) {
    return (value as readonly FieldValue[]).map((item) => convertValue(context, item, isReference));
  }
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, FieldValue>>).map(([key, item]) => [
      key,
      convertValue(context, item, false),
    ]),
  );
}

/** Conditions and state of an entry as they were, with references made portable. */
export function portableMeta(
  context: EntryContext,
  record: AuthentikRecord,
): Pick<EntryData, 'state' | 'conditions'> {
  const { state, conditions } = record.entry ?? {};
  const isList = Array.isArray(conditions);
  return {
    ...(state !== undefined && state !== 'present' && { state: convertValue(context, state, false) }),
    ...(isList && {
      conditions: (conditions as readonly FieldValue[]).map((item) => convertValue(context, item, false)),
    }),
  };
}
