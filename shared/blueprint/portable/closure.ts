import type { AuthentikRecord, FieldValue, RecordId } from '../../authentik/record';
import { isExternalReference, isRecordReference } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { isOwnModel, modelKind, policyBindingModel, stageBindingModel } from '../../document/models';
import { isPresent } from '../../document/presence';
import { resolveValue } from '../../document/references';
import { choiceOf } from './choices';
import type { Choice, Choices, ObjectRole } from './choices';
import { namedBy } from './named-in-text';
import type { NamedByField } from './named-in-text';

export interface ClosureObject {
  readonly record: AuthentikRecord;
  readonly role: ObjectRole;
  readonly choice: Choice;
  readonly for: readonly RecordId[];
}

export interface Closure {
  /** Everything the flows need or are pointed at by, in the order in which it was met. */
  readonly objects: readonly ClosureObject[];
  /** What is written, as the workspace has it. */
  readonly records: readonly AuthentikRecord[];
  /** What a text of a written object names and the export does not hold. */
  readonly named: readonly { readonly record: AuthentikRecord; readonly named: NamedByField }[];
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
  const targets: AuthentikRecord[] = [];
  for (const key of Object.keys(value)) {
    for (const target of targetsIn(document, (value as Mapping)[key])) targets.push(target);
  }
  return targets;
}

type Mapping = Readonly<Record<string, FieldValue>>;

const isKey = (text: string) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
const found = (record: AuthentikRecord | undefined) =>
  record === undefined || isOwnModel(record.model) || !isPresent(record) ? [] : [record];

interface Met {
  readonly record: AuthentikRecord;
  readonly role: ObjectRole;
  readonly choice: Choice;
  readonly for: RecordId[];
}

/** Everything that the chosen objects need, flows above all: bindings, stages, prompts, policies, and the flows that those lead to. */
export function closureOf(
  document: WorkspaceDocument,
  chosen: readonly AuthentikRecord[],
  choices: Choices = {},
): Closure {
  const links = linksOf(document);
  const met = new Map<RecordId, Met>();
  const named: Closure['named'][number][] = [];
  const waiting: Meeting[] = chosen.map((one) => [one, 'chosen'] as const);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [record, role] = next;
    const before = met.get(record.id);
    const now = meet(before, next, () =>
      lacksSubject(document, record, choices) ? 'leave-out' : choiceOf(choices, record, role),
    );
    if (now === before) continue;
    met.set(record.id, now);
    if (now.choice !== 'include' || before?.choice === 'include') continue;
    const texts = namedBy(document, record);
    named.push(...texts.map((one) => ({ record, named: one })));
    const needed = [
      ...needsIn(document, record),
      ...(links.bindings.get(record.id) ?? []),
      ...texts.flatMap((one) => one.record ?? []),
    ];
    waiting.push(...needed.map((one) => [one, 'needed', record.id] as const));
    const pointing = links.referrers.get(record.id) ?? [];
    waiting.push(...pointing.map((one) => [one, 'referrer', record.id] as const));
  }
  const objects = [...met.values()];
  const records = objects.filter(({ choice }) => choice === 'include').map(({ record }) => record);
  const written = new Set(records.map(({ id }) => id));
  return {
    objects,
    records,
    named: named.filter(({ named: { record } }) => record === undefined || !written.has(record.id)),
  };
}

type Meeting = readonly [record: AuthentikRecord, role: ObjectRole, by?: RecordId];

/** The same object where there is nothing new: what was met as pointing here counts as needed once something needs it. */
function meet(before: Met | undefined, [record, role, by]: Meeting, choice: () => Choice): Met {
  if (before === undefined) return { record, role, choice: choice(), for: by === undefined ? [] : [by] };
  if (by !== undefined && !before.for.includes(by)) before.for.push(by);
  const isPromoted = before.role === 'referrer' && role === 'needed';
  return isPromoted ? { record, role, choice: choice(), for: before.for } : before;
}

/** A binding without what it binds is nothing. */
export function lacksSubject(
  document: WorkspaceDocument,
  record: AuthentikRecord,
  choices: Choices,
): boolean {
  if (modelKind(record.model) !== 'binding') return false;
  const { stage, policy, group, user } = record.fields;
  const subject = resolveValue(document, stage ?? policy ?? group ?? user ?? undefined);
  return subject !== undefined && choices[subject.id] === 'leave-out';
}

function needsIn(document: WorkspaceDocument, record: AuthentikRecord): AuthentikRecord[] {
  const { pk: _pk, ...fields } = record.fields;
  const { conditions, permissions } = record.entry ?? {};
  return [...Object.values(fields), conditions, permissions].flatMap((value) => targetsIn(document, value));
}

interface Links {
  /** Bindings by what they bind to. */
  readonly bindings: ReadonlyMap<RecordId, readonly AuthentikRecord[]>;
  /** Brands, sources, applications and the like by what they point at. */
  readonly referrers: ReadonlyMap<RecordId, readonly AuthentikRecord[]>;
}

const cache = new WeakMap<WorkspaceDocument, Links>();

function linksOf(document: WorkspaceDocument): Links {
  const known = cache.get(document);
  if (known) return known;
  const bindings = new Map<RecordId, AuthentikRecord[]>();
  const referrers = new Map<RecordId, AuthentikRecord[]>();
  const put = (map: typeof bindings, id: RecordId, record: AuthentikRecord) => {
    const list = map.get(id);
    if (list === undefined) map.set(id, [record]);
    else if (!list.includes(record)) list.push(record);
  };
  for (const record of document.records.values()) {
    if (isOwnModel(record.model) || !isPresent(record)) continue;
    if (record.model === stageBindingModel || record.model === policyBindingModel) {
      const target = resolveValue(document, record.fields.target);
      if (target) put(bindings, target.id, record);
    } else if (modelKind(record.model) === 'external') {
      for (const target of needsIn(document, record)) put(referrers, target.id, record);
    }
  }
  const links = { bindings, referrers };
  cache.set(document, links);
  return links;
}
