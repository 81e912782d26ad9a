import type { DescriptorSet } from '../../authentik/descriptor';
import type { AuthentikRecord, FieldValue, RecordId } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { isRecordReference } from '../../authentik/record';
import { shortModelName } from '../../document/labels';
import { resolveValue } from '../../document/references';
import { textField } from '../../document/values';

const usual = ['slug', 'username', 'name', 'domain', 'identifier'];

/**
 * `!Find` for an object that another file holds: by what identifies it, through references where it must be
 * (`target__slug`). Undefined where nothing literal identifies it.
 */
export function findTag(
  document: WorkspaceDocument,
  record: AuthentikRecord,
  descriptors?: DescriptorSet,
): FieldValue | undefined {
  const sets = [
    ...(descriptors?.models.get(record.model)?.identifiers ?? []),
    ...usual.map((name) => [name]),
    record.entry?.identifiers.filter((name) => name !== 'pk') ?? [],
  ];
  for (const names of sets) {
    const pairs = names.map((name) => pairOf(document, record, name));
    if (names.length > 0 && pairs.every((pair) => pair !== undefined)) {
      return { $tag: '!Find', value: [record.model, ...pairs] };
    }
  }
  return undefined;
}

function pairOf(
  document: WorkspaceDocument,
  record: AuthentikRecord,
  name: string,
): readonly [string, FieldValue] | undefined {
  const value = record.fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object') return [name, value];
  const target = isRecordReference(value) ? document.records.get(value.$ref) : undefined;
  if (!target) return undefined;
  for (const own of usual) {
    const text = target.fields[own];
    if (typeof text === 'string') return [`${name}__${own}`, text];
  }
  return undefined;
}

/** A readable `id` for an entry, unlike all in `taken`: from its name, a binding from what it binds, else from its model. */
export function readableId(
  document: WorkspaceDocument,
  record: AuthentikRecord,
  taken: ReadonlySet<string>,
): string {
  const stem = ownName(record) ?? bindingName(document, record) ?? shortModelName(record.model);
  let id = stem;
  for (let count = 2; taken.has(id); count += 1) id = `${stem}-${String(count)}`;
  return id;
}

function ownName(record: AuthentikRecord): string | undefined {
  const name = usual.map((own) => textField(record, own)).find((value) => value !== undefined);
  return name === undefined || slugOf(name) === '' ? undefined : slugOf(name);
}

function bindingName(document: WorkspaceDocument, record: AuthentikRecord): string | undefined {
  const { stage, policy, group, user } = record.fields;
  const bound = resolveValue(document, stage ?? policy ?? group ?? user);
  const name = bound && ownName(bound);
  return name === undefined ? undefined : `${name}-binding`;
}

function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}

/** Ids of records that a value refers to, everywhere inside. */
export function referencesIn(value: FieldValue | undefined): readonly RecordId[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isRecordReference(value)) return [value.$ref];
  return Object.values(value as Readonly<Record<string, FieldValue>>).flatMap(referencesIn);
}
