import type { DescriptorSet, FieldDescriptor } from '../../authentik/descriptor';
import type { AuthentikRecord, FieldValue, Fields, RecordId } from '../../authentik/record';
import { isRecordReference } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { modelKind } from '../../document/models';
import { resolveValue } from '../../document/references';
import type { Diagnostic } from '../../kernel/diagnostic';
import type { EntryData } from '../format/print-blueprint';
import type { Choice } from './choices';
import { fitRelease } from './fit-release';
import { lostValues } from './lost-values';
import { payloadFields } from './payload-fields';
import { convertValue, gone, keyPattern } from './portable-value';
import { isSecret, secretValue } from './secrets';
import type { NeededSecret, SecretPlace } from './secrets';
import type { SourceFacts } from './sources';

export interface EntryContext {
  readonly document: WorkspaceDocument;
  readonly descriptors: DescriptorSet;
  /** Names of the objects that are written. */
  readonly names: ReadonlyMap<RecordId, string>;
  readonly choices: ReadonlyMap<RecordId, Choice>;
  readonly factsOf: (record: AuthentikRecord) => SourceFacts;
  readonly labelOf: (record: AuthentikRecord) => string;
  /** Names of the fields that identify each record. */
  readonly identifiers: ReadonlyMap<RecordId, readonly string[]>;
  readonly secretPlace: SecretPlace;
  readonly needed: NeededSecret[];
  readonly diagnostics: Diagnostic[];
}

/** Values of a record as a blueprint for any server has them: no primary keys, no secrets, nothing left to defaults. */
export function portableFields(context: EntryContext, record: AuthentikRecord): Fields {
  const { descriptors } = context;
  const model = descriptors.models.get(record.model);
  const { isServerExport } = context.factsOf(record);
  const { fields: given, diagnostics } = fitRelease(descriptors, record, isServerExport);
  context.diagnostics.push(...diagnostics);
  const lost = isServerExport && model ? lostValues(model, given) : {};
  const fields: Record<string, FieldValue> = { ...given, ...lost };
  Object.assign(fields, payloadFields(descriptors, record.model, fields));
  for (const field of model?.fields ?? []) fillSecret(context, record, { field, fields });
  const entries = Object.entries(fields).flatMap(([name, value]) => {
    const portable = portableField(context, record, { name, value });
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

function fillSecret(
  context: EntryContext,
  record: AuthentikRecord,
  { field, fields }: { readonly field: FieldDescriptor; readonly fields: Record<string, FieldValue> },
): void {
  if (!isSecret(record.model, field.name)) return;
  const value = fields[field.name];
  if (value === undefined && !field.required) return;
  const object = context.labelOf(record);
  const secret = secretValue(record, field, { value, object, place: context.secretPlace });
  if (secret.value === undefined) {
    delete fields[field.name];
    context.diagnostics.push({
      code: 'export/secret-left-out',
      severity: 'info',
      message: `“${field.name}” of “${object}” is a secret and was left out: the importing server makes up its own.`,
      at: { record: record.id, field: field.name },
    });
    return;
  }
  fields[field.name] = secret.value;
  if (secret.needed && !context.needed.some(({ variable }) => variable === secret.needed!.variable)) {
    context.needed.push(secret.needed);
  }
}

/** A field's value with every reference as `!KeyOf` or `!Find`; undefined where it must be left out. */
function portableField(
  context: EntryContext,
  record: AuthentikRecord,
  { name, value }: { readonly name: string; readonly value: FieldValue },
): FieldValue | undefined {
  const field = context.descriptors.field(record.model, name);
  if (field?.type !== 'reference' && field?.type !== 'references') {
    const converted = convertValue(context, value, {});
    return converted === gone ? null : converted;
  }
  const isForeign = (item: FieldValue) =>
    (typeof item === 'string' && keyPattern.test(item) && !resolveValue(context.document, item)) ||
    typeof item === 'number' ||
    (isRecordReference(item) && !resolveValue(context.document, item));
  if (Array.isArray(value)) {
    const items = value as readonly FieldValue[];
    if (items.some(isForeign)) reportForeign(context, record, { name, required: false });
    const known = items.filter((item) => !isForeign(item));
    const converted = known.map((item) => convertValue(context, item, { isReference: true }));
    if (converted.includes(gone)) reportLeftOut(context, record, { name, required: false });
    return converted.filter((item) => item !== gone);
  }
  if (isForeign(value)) {
    reportForeign(context, record, { name, required: field.required });
    return field.required ? value : undefined;
  }
  const converted = convertValue(context, value, { isReference: true });
  if (converted !== gone) return converted;
  reportLeftOut(context, record, { name, required: field.required });
  return undefined;
}

interface Lack {
  readonly name: string;
  readonly required: boolean;
}

function reportForeign(
  { diagnostics, labelOf }: EntryContext,
  record: AuthentikRecord,
  { name, required }: Lack,
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

function reportLeftOut(
  { diagnostics, labelOf }: EntryContext,
  record: AuthentikRecord,
  { name, required }: Lack,
): void {
  diagnostics.push({
    code: required ? 'export/needs-what-is-left-out' : 'export/left-out',
    severity: required ? 'error' : 'warning',
    message: required
      ? `“${labelOf(record)}” needs its ${name}, which is left out. Include it, refer to it, or leave this out too.`
      : `“${labelOf(record)}” is written without its ${name}, which is left out.`,
    at: { record: record.id, field: name },
  });
}

/** Conditions, state and permissions of an entry as they were, with references made portable. */
export function portableMeta(
  context: EntryContext,
  record: AuthentikRecord,
): Pick<EntryData, 'state' | 'conditions' | 'permissions'> {
  const { state, conditions, permissions } = record.entry ?? {};
  const kept = keptState(record, state);
  const listOf = (value: FieldValue | undefined): readonly FieldValue[] =>
    Array.isArray(value) ? (value as readonly FieldValue[]) : [];
  const convert = (item: FieldValue) => {
    const converted = convertValue(context, item, { keepsFind: true });
    return converted === gone ? null : converted;
  };
  const asked = listOf(conditions).map(convert);
  const granted = listOf(permissions).filter((item) => !isForeignPermission(context, record, item));
  return {
    ...(kept !== undefined && { state: convert(kept) }),
    ...(asked.length > 0 && { conditions: asked }),
    ...(granted.length > 0 && { permissions: granted.map(convert) }),
  };
}

/**
 * What an export writes it wants to be so, on an empty server and again later: `created` and `must_created` stay only
 * on what flows merely use, which the importing server may have its own of.
 */
function keptState(record: AuthentikRecord, state: FieldValue | undefined): FieldValue | undefined {
  if (state === 'created' || state === 'must_created') {
    return modelKind(record.model) === 'external' ? 'created' : undefined;
  }
  return state === 'present' ? undefined : state;
}

/** Permissions name their holder by a key, which only the server that gave it knows. */
function isForeignPermission(context: EntryContext, record: AuthentikRecord, item: FieldValue): boolean {
  if (typeof item !== 'object' || item === null) return false;
  const { user = null, role = null } = item as Readonly<Record<string, FieldValue>>;
  const isKey = [user, role].some((key) => typeof key === 'number' || typeof key === 'string');
  if (isKey) {
    context.diagnostics.push({
      code: 'export/foreign-permission',
      severity: 'warning',
      message: `A permission on “${context.labelOf(record)}” names its user or role by a server's key, and was left out. Name them by !Find.`,
      at: { record: record.id },
    });
  }
  return isKey;
}
