import type { ModelKind } from '../authentik/descriptor';
import type { AuthentikRecord, ModelName, RecordId } from '../authentik/record';
import type { WorkspaceDocument } from './document';
import { modelKind, policyBindingModel, stageBindingModel } from './models';
import { isPresent } from './presence';
import { resolveValue } from './references';
import { numberField, textField } from './values';

/** One place where a record is referred to. */
export interface Use {
  readonly record: AuthentikRecord;
  /** Field of `record`; nested keys joined by a dot (`fields.2`). */
  readonly field: string;
}

const none: readonly AuthentikRecord[] = [];

/** A value computed once per document and dropped with it. */
export function perDocument<Value>(
  compute: (document: WorkspaceDocument) => Value,
): (document: WorkspaceDocument) => Value {
  const cache = new WeakMap<WorkspaceDocument, Value>();
  return (document) => {
    const known = cache.get(document);
    if (known !== undefined) return known;
    const value = compute(document);
    cache.set(document, value);
    return value;
  };
}

const byModel = perDocument((document) => {
  const index = new Map<ModelName, AuthentikRecord[]>();
  for (const record of document.records.values()) {
    const list = index.get(record.model);
    if (list) list.push(record);
    else index.set(record.model, [record]);
  }
  return index;
});

const byKind = perDocument(() => new Map<ModelKind, readonly AuthentikRecord[]>());

/** Every record of a model, also those that are not present, in no particular order. */
export function recordsOfModel(document: WorkspaceDocument, model: ModelName): readonly AuthentikRecord[] {
  return byModel(document).get(model) ?? none;
}

/** The present flows, stages, policies or prompts, by name. */
export function recordsOfKind(document: WorkspaceDocument, kind: ModelKind): readonly AuthentikRecord[] {
  const known = byKind(document).get(kind);
  if (known) return known;
  const found: AuthentikRecord[] = [];
  for (const [model, records] of byModel(document)) {
    if (modelKind(model) === kind) found.push(...records.filter(isPresent));
  }
  found.sort(byName);
  byKind(document).set(kind, found);
  return found;
}

function byName(left: AuthentikRecord, right: AuthentikRecord): number {
  const name = (record: AuthentikRecord) => textField(record, 'name') ?? textField(record, 'slug') ?? '';
  return compareText(name(left), name(right)) || compareText(left.id, right.id);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Order of a stage or policy binding. What is not a number as written comes last. */
export function orderOf(binding: AuthentikRecord): number {
  return numberField(binding, 'order') ?? Number.MAX_SAFE_INTEGER;
}

/**
 * Order of evaluation. authentik sorts by `order` alone and leaves ties to its database (planner.md 6); ours are
 * settled by the place in the blueprint, which is the order of creation, then by primary key, then by identity.
 */
export function compareBindings(left: AuthentikRecord, right: AuthentikRecord): number {
  return (
    orderOf(left) - orderOf(right) ||
    comparePlaces(left, right) ||
    compareText(textField(left, 'pk') ?? '', textField(right, 'pk') ?? '') ||
    compareText(left.id, right.id)
  );
}

function comparePlaces(left: AuthentikRecord, right: AuthentikRecord): number {
  const [from, to] = [left.entry?.path, right.entry?.path];
  if (!from || !to) return from ? -1 : to ? 1 : 0;
  const sources = compareText(left.entry!.source, right.entry!.source);
  if (sources !== 0) return sources;
  for (const [index, step] of from.entries()) {
    const other = to[index];
    if (other === undefined) return 1;
    if (step === other) continue;
    return typeof step === 'number' && typeof other === 'number'
      ? step - other
      : compareText(String(step), String(other));
  }
  return from.length - to.length;
}

function groupByField(document: WorkspaceDocument, model: ModelName, field: string) {
  const index = new Map<RecordId, AuthentikRecord[]>();
  for (const binding of recordsOfModel(document, model)) {
    if (!isPresent(binding)) continue;
    const target = resolveValue(document, binding.fields[field]);
    if (target === undefined) continue;
    const list = index.get(target.id);
    if (list) list.push(binding);
    else index.set(target.id, [binding]);
  }
  for (const list of index.values()) list.sort(compareBindings);
  return index;
}

const lanes = perDocument((document) => groupByField(document, stageBindingModel, 'target'));
const gates = perDocument((document) => groupByField(document, policyBindingModel, 'target'));

/** The present stage bindings of a flow, in order. */
export function stageBindingsOf(document: WorkspaceDocument, flow: RecordId): readonly AuthentikRecord[] {
  return lanes(document).get(flow) ?? none;
}

/** The present policy bindings of a flow or stage binding (or any other target), disabled ones too, in order. */
export function policyBindingsOf(document: WorkspaceDocument, target: RecordId): readonly AuthentikRecord[] {
  return gates(document).get(target) ?? none;
}
