import type { AuthentikRecord, FieldValue, RecordId } from '../../authentik/record';
import { isExternalReference, isRecordReference } from '../../authentik/record';
import { policyBindingModel, stageBindingModel } from '../models';
import { keyFieldOf } from '../names';
import { mapRecordReferences, numberField, reference, textField } from '../values';

/**
 * Which present record each incoming one is: by primary key, name or slug, bindings by what they bind and their order,
 * and what is then left by its place in the text. Incoming identities to present ones; `sources` are matched already.
 */
export function matchIdentities(
  incoming: readonly AuthentikRecord[],
  present: readonly AuthentikRecord[],
  sources: ReadonlyMap<RecordId, RecordId> = new Map(),
): ReadonlyMap<RecordId, RecordId> {
  const matched = new Map<RecordId, RecordId>();
  const taken = new Set<RecordId>();
  const round = (keyOf: (record: AuthentikRecord, isIncoming: boolean) => string | undefined) => {
    const index = new Map<string, RecordId>();
    for (const record of present) {
      const key = taken.has(record.id) ? undefined : keyOf(record, false);
      if (key !== undefined && !index.has(key)) index.set(key, record.id);
    }
    for (const record of incoming) {
      const key = matched.has(record.id) ? undefined : keyOf(record, true);
      const id = key === undefined ? undefined : index.get(key);
      if (id === undefined || taken.has(id)) continue;
      matched.set(record.id, id);
      taken.add(id);
    }
  };
  round((record) => record.id);
  const bindingKey = (record: AuthentikRecord, isIncoming: boolean) =>
    keyOfBinding(record, (id) => (isIncoming ? (matched.get(id) ?? id) : id));
  round(keyOfObject);
  round(bindingKey);
  round(bindingKey);
  round((record) => {
    const { source, path } = record.entry ?? {};
    return source && path && [record.model, sources.get(source) ?? source, ...path].join('\n');
  });
  return matched;
}

function keyOfObject(record: AuthentikRecord): string | undefined {
  const field = keyFieldOf(record.model);
  const name = (field && textField(record, field)) ?? textField(record, 'pk');
  return name === undefined ? undefined : `${record.model}\n${name}`;
}

function keyOfBinding(record: AuthentikRecord, idOf: (id: RecordId) => RecordId): string | undefined {
  if (record.model !== stageBindingModel && record.model !== policyBindingModel) return undefined;
  const { target, stage, policy, group, user } = record.fields;
  const parts = [target, stage, policy, group, user].map((value) => keyOfValue(value, idOf));
  return [record.model, ...parts, numberField(record, 'order')].join('\n');
}

function keyOfValue(value: FieldValue | undefined, idOf: (id: RecordId) => RecordId): string {
  if (isRecordReference(value)) return idOf(value.$ref);
  return isExternalReference(value) ? JSON.stringify(value.$external) : JSON.stringify(value ?? null);
}

/** The record and all it refers to under other identities. */
export function withIdentities(
  record: AuthentikRecord,
  identities: ReadonlyMap<RecordId, RecordId>,
): AuthentikRecord {
  const renamed = mapRecordReferences(record, (id) => reference(identities.get(id) ?? id));
  const id = identities.get(record.id) ?? record.id;
  const { entry } = renamed;
  if (entry === undefined) return id === renamed.id ? renamed : { ...renamed, id };
  return { ...renamed, id, entry: { ...entry, source: identities.get(entry.source) ?? entry.source } };
}
