import type { AuthentikRecord, FieldValue, RecordId } from '../../authentik/record';
import { isExternalReference, isRecordReference } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { isOwnModel, policyBindingModel, stageBindingModel } from '../../document/models';
import { isPresent } from '../../document/presence';
import { resolveValue } from '../../document/references';
import { policyNamed } from './policy-named';

export interface Closure {
  /** Everything the flows need, as the workspace has it, in the order in which it was met. */
  readonly records: readonly AuthentikRecord[];
  /** Policies that an expression calls by a name that the workspace does not have. */
  readonly missingPolicies: readonly { readonly record: AuthentikRecord; readonly name: string }[];
}

const policyCall = /\bak_call_policy\(\s*(?:name\s*=\s*)?(?:"([^"\n]+)"|'([^'\n]+)')/g;

/** Names of the policies that a Python expression calls with a literal name. */
export function calledPolicies(expression: string): readonly string[] {
  return Array.from(expression.matchAll(policyCall), (match) => match[1] ?? match[2] ?? '');
}

/** The records that a value points at, everywhere inside; keys of a server too, where a record carries that key. */
export function targetsIn(
  document: WorkspaceDocument,
  value: FieldValue | undefined,
): readonly AuthentikRecord[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return isKey(value) ? found(resolveValue(document, value)) : [];
  if (typeof value !== 'object') return [];
  if (isRecordReference(value)) return found(resolveValue(document, value));
  if (isExternalReference(value)) {
    const target = resolveValue(document, value);
    if (target) return [target];
    return value.$external.where.flatMap(([, inner]) => targetsIn(document, inner));
  }
  return Object.values(value as Readonly<Record<string, FieldValue>>).flatMap((item) =>
    targetsIn(document, item),
  );
}

const isKey = (text: string) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
const found = (record: AuthentikRecord | undefined) =>
  record === undefined || isOwnModel(record.model) || !isPresent(record) ? [] : [record];

/** Everything that the chosen flows need: bindings, stages, prompts, policies, and the flows that those lead to. */
export function closureOf(document: WorkspaceDocument, flows: readonly AuthentikRecord[]): Closure {
  const bindings = bindingsByTarget(document);
  const records = new Map<RecordId, AuthentikRecord>();
  const missingPolicies: { record: AuthentikRecord; name: string }[] = [];
  const waiting = [...flows];
  for (let record = waiting.pop(); record !== undefined; record = waiting.pop()) {
    if (records.has(record.id)) continue;
    records.set(record.id, record);
    const { pk: _pk, ...fields } = record.fields;
    waiting.push(...Object.values(fields).flatMap((value) => targetsIn(document, value)));
    waiting.push(...targetsIn(document, record.entry?.conditions));
    waiting.push(...(bindings.get(record.id) ?? []));
    for (const name of callsOf(record)) {
      const called = policyNamed(document, name);
      if (called) waiting.push(called);
      else missingPolicies.push({ record, name });
    }
  }
  return { records: [...records.values()], missingPolicies };
}

function callsOf(record: AuthentikRecord): readonly string[] {
  return ['expression', 'placeholder', 'initial_value'].flatMap((name) => {
    const text = record.fields[name];
    return typeof text === 'string' ? calledPolicies(text) : [];
  });
}

function bindingsByTarget(document: WorkspaceDocument): ReadonlyMap<RecordId, readonly AuthentikRecord[]> {
  const bindings = new Map<RecordId, AuthentikRecord[]>();
  for (const record of document.records.values()) {
    if (record.model !== stageBindingModel && record.model !== policyBindingModel) continue;
    if (!isPresent(record)) continue;
    const target = resolveValue(document, record.fields.target);
    if (!target) continue;
    const list = bindings.get(target.id);
    if (list) list.push(record);
    else bindings.set(target.id, [record]);
  }
  return bindings;
}
