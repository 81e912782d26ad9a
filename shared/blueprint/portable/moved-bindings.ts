import type { AuthentikRecord, FieldValue, ModelName } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { documentOf } from '../../document/document';
import { recordsOfModel } from '../../document/indexes';
import { flowModel, policyBindingModel, stageBindingModel } from '../../document/models';
import { isPresent } from '../../document/presence';
import { resolveValue } from '../../document/references';
import { numberField, textField } from '../../document/values';
import type { EntryData } from '../format/print-blueprint';
import { projectBlueprint } from '../project/project';
import { findTag } from '../project/reference-tags';
import { parseBlueprint } from '../text/parse-blueprint';
import type { EntryContext } from './portable-entry';

/** A binding by what everybody calls its ends, so that bindings of two workspaces can be held against each other. */
interface BindingIdentity {
  readonly record: AuthentikRecord;
  /** Without the order. */
  readonly ends: string;
  readonly key: string;
  readonly target: AuthentikRecord;
}

/**
 * Entries that remove the bindings which an earlier text put elsewhere: where its order is part of what identifies a
 * binding, importing a reordered flow would else leave the old binding beside the new one. They stand last: a binding
 * that the export finds without its order has moved by then, and keeps what else is bound to it.
 */
export function removedBindings(
  context: EntryContext,
  written: readonly AuthentikRecord[],
  previous: readonly string[],
): readonly EntryData[] {
  const before = documentFrom(previous);
  const { document, names } = context;
  const now = new Set(identitiesOf(document, written).map(({ key }) => key));
  const flows = new Map(
    written.filter(({ model }) => model === flowModel).map((flow) => [textField(flow, 'slug'), flow]),
  );
  const isOurs = ({ target }: BindingIdentity) =>
    target.model === flowModel ? flows.has(textField(target, 'slug')) : true;
  const all = [stageBindingModel, policyBindingModel].flatMap((model) =>
    recordsOfModel(before, model).filter(isPresent),
  );
  const placeFor = placesOf(document, written);
  return identitiesOf(before, all)
    .filter((identity) => !now.has(identity.key) && isOurs(identity))
    .flatMap(({ record, target }) => {
      const held =
        target.model === flowModel ? flows.get(textField(target, 'slug')) : placeFor(before, target);
      const name = held && names.get(held.id);
      if (name === undefined) return [];
      return [absentEntry({ context, before, record, target: name })];
    });
}

function documentFrom(texts: readonly string[]): WorkspaceDocument {
  let made = 0;
  const newId = () => `before-${String((made += 1))}`;
  let document = documentOf([]);
  for (const text of texts) {
    const { records } = projectBlueprint(parseBlueprint(text), { newId, document });
    document = documentOf([...document.records.values(), ...records]);
  }
  return document;
}

function identitiesOf(
  document: WorkspaceDocument,
  records: readonly AuthentikRecord[],
): readonly BindingIdentity[] {
  return records.flatMap((record) => {
    if (record.model !== stageBindingModel && record.model !== policyBindingModel) return [];
    const ends = endsOf(document, record);
    const target = resolveValue(document, record.fields.target);
    if (ends === undefined || target === undefined) return [];
    return [{ record, ends, target, key: `${ends} @${String(numberField(record, 'order') ?? 0)}` }];
  });
}

const subjects = ['stage', 'policy', 'group', 'user'];

function endsOf(document: WorkspaceDocument, record: AuthentikRecord): string | undefined {
  const target = resolveValue(document, record.fields.target);
  if (target === undefined) return undefined;
  const isBinding = target.model === stageBindingModel;
  const where = isBinding ? endsOf(document, target) : nameOf(target);
  const subject = subjects.map((name) => record.fields[name]).find((value) => value != null);
  const what = subjectName(document, subject);
  return where === undefined || what === undefined ? undefined : `${record.model} ${where} > ${what}`;
}

function subjectName(document: WorkspaceDocument, value: FieldValue | undefined): string | undefined {
  const record = resolveValue(document, value);
  if (record) return nameOf(record);
  if (typeof value !== 'object' || value === null || !('$external' in value)) return undefined;
  const { where } = (value as Extract<FieldValue, { readonly $external: unknown }>).$external;
  return JSON.stringify(where[0]?.[1] ?? null);
}

/** Names are unique over all stage types and all policy types, so the model does not matter. */
function nameOf(record: AuthentikRecord): string | undefined {
  const name = ['slug', 'username', 'name'].map((field) => textField(record, field)).find(Boolean);
  return name === undefined ? undefined : JSON.stringify(name);
}

/** Finds the written binding that an earlier binding has become: of the same ends, and of the same order where there are two. */
function placesOf(
  document: WorkspaceDocument,
  written: readonly AuthentikRecord[],
): (before: WorkspaceDocument, binding: AuthentikRecord) => AuthentikRecord | undefined {
  const now = identitiesOf(document, written);
  return (before, binding) => {
    const [old] = identitiesOf(before, [binding]);
    const same = now.filter(({ ends }) => ends === old?.ends);
    return same.length > 1 ? same.find(({ key }) => key === old?.key)?.record : same[0]?.record;
  };
}

interface Absent {
  readonly context: EntryContext;
  readonly before: WorkspaceDocument;
  readonly record: AuthentikRecord;
  /** Name of the entry that it was bound to. */
  readonly target: string;
}

function absentEntry({ context, before, record, target }: Absent): EntryData {
  const identifiers: Record<string, FieldValue> = { target: { $tag: '!KeyOf', value: target } };
  for (const name of subjects) {
    const value = record.fields[name];
    if (value == null) continue;
    const subject = resolveValue(before, value);
    identifiers[name] = subject ? tagFor(context, before, subject) : findOf(value);
  }
  identifiers.order = numberField(record, 'order') ?? 0;
  return { model: record.model, state: 'absent', identifiers };
}

function tagFor(context: EntryContext, before: WorkspaceDocument, subject: AuthentikRecord): FieldValue {
  const isSame = (model: ModelName, id: string) => {
    const held = context.document.records.get(id);
    return held?.model === model && nameOf(held) === nameOf(subject);
  };
  const name = [...context.names].find(([id]) => isSame(subject.model, id))?.[1];
  if (name !== undefined) return { $tag: '!KeyOf', value: name };
  return findTag(before, subject, context.descriptors) ?? null;
}

function findOf(value: FieldValue): FieldValue {
  if (typeof value !== 'object' || value === null || !('$external' in value)) return value;
  const { model, where } = (value as Extract<FieldValue, { readonly $external: unknown }>).$external;
  return { $tag: '!Find', value: [model, ...where.map((pair) => [...pair])] };
}
