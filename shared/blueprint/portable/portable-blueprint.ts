import { descriptorsFor } from '../../authentik/descriptors';
import type { AuthentikRecord, FieldValue, Fields, RecordId } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';
import type { Release } from '../../authentik/release';
import type { WorkspaceDocument } from '../../document/document';
import { recordsOfModel } from '../../document/indexes';
import { labelOf } from '../../document/labels';
import { flowModel } from '../../document/models';
import { isPresent } from '../../document/presence';
import { numberField, textField } from '../../document/values';
import type { Diagnostic } from '../../kernel/diagnostic';
import type { BlueprintData, EntryData } from '../format/print-blueprint';
import { closureOf, targetsIn } from './closure';
import { entryOrder } from './entry-order';
import { portableFields, portableMeta } from './portable-entry';
import type { EntryContext } from './portable-entry';
import { portableIdentifiers } from './portable-identifiers';
import { portableNames } from './portable-names';
import type { NeededSecret } from './secrets';
import { sourceFacts } from './sources';

export interface ExportOptions {
  /** Slugs of the flows to write, or ids of their records. */
  readonly flows: readonly string[];
  /** Release of the servers that shall import it. */
  readonly release: Release;
}

export interface PortableValue {
  /** The document; absent where a flow was not found. */
  readonly data?: BlueprintData;
  /** What the importing server's environment has to hold. */
  readonly secrets: readonly NeededSecret[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A fresh blueprint of the chosen flows with everything they need, which imports into an empty server and, again and
 * after reordering, onto its own objects. The same workspace gives the same document.
 */
export function portableBlueprint(document: WorkspaceDocument, options: ExportOptions): PortableValue {
  const { flows, diagnostics } = findFlows(document, options.flows);
  if (diagnostics.length > 0) return { secrets: [], diagnostics };
  const { records, missingPolicies } = closureOf(document, flows);
  const context = contextFor(document, records, options.release);
  for (const { record, name } of missingPolicies) context.diagnostics.push(missingPolicy(record, name));
  const data = blueprintOf(context, records, flows);
  context.diagnostics.push(...incompleteObjects(context, records));
  const secrets = [...context.needed].sort((left, right) => (left.variable < right.variable ? -1 : 1));
  return { data, secrets, diagnostics: context.diagnostics };
}

function findFlows(
  document: WorkspaceDocument,
  wanted: readonly string[],
): { readonly flows: readonly AuthentikRecord[]; readonly diagnostics: readonly Diagnostic[] } {
  const all = recordsOfModel(document, flowModel).filter(isPresent);
  const flows: AuthentikRecord[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of wanted) {
    const flow = all.find(({ id, fields }) => id === name || fields.slug === name);
    if (flow) flows.push(flow);
    else {
      const known = all.map((record) => textField(record, 'slug') ?? '?').join(', ');
      diagnostics.push({
        code: 'export/unknown-flow',
        severity: 'error',
        message: `There is no flow with the slug “${name}”. The workspace has: ${known || 'none'}.`,
        at: {},
      });
    }
  }
  return { flows, diagnostics };
}

function missingPolicy(record: AuthentikRecord, name: string): Diagnostic {
  return {
    code: 'export/policy-not-here',
    severity: 'warning',
    message: `An expression calls the policy “${name}”, which the workspace does not hold. The importing server must have it.`,
    at: { record: record.id },
  };
}

/** An object that its file only adds to lacks what creating it takes: no server can make it from the export alone. */
function incompleteObjects(
  { descriptors, labelOf: name }: EntryContext,
  records: readonly AuthentikRecord[],
): readonly Diagnostic[] {
  return records.flatMap((record) =>
    (descriptors.models.get(record.model)?.fields ?? [])
      .filter((field) => field.required && !field.writeOnly && !(field.name in record.fields))
      .map((field) => ({
        code: 'export/incomplete',
        severity: 'warning' as const,
        message: `“${name(record)}” has no ${field.name}, without which a server cannot create it. Set it before you import the export elsewhere.`,
        at: { record: record.id, field: field.name },
      })),
  );
}

function contextFor(
  document: WorkspaceDocument,
  records: readonly AuthentikRecord[],
  release: Release,
): EntryContext {
  const descriptors = descriptorsFor(release);
  const candidates = records.map((record) => {
    const { pk: _pk, ...fields } = record.fields;
    const plain = Object.entries(fields).map(([name, value]) => [name, byTarget(document, value)] as const);
    return [record, Object.fromEntries(plain)] as const;
  });
  return {
    document,
    descriptors,
    names: portableNames(document, records),
    factsOf: sourceFacts(document),
    labelOf: (record) => labelOf(document, record),
    identifiers: portableIdentifiers(descriptors, candidates),
    needed: [],
    diagnostics: [],
  };
}

/** A reference by what it points at, however it is written, so that two ways of writing one compare the same. */
function byTarget(document: WorkspaceDocument, value: FieldValue): FieldValue {
  const [target] = typeof value === 'string' || !Array.isArray(value) ? targetsIn(document, value) : [];
  return target && !isTaggedValue(value) ? { $ref: target.id } : value;
}

function blueprintOf(
  context: EntryContext,
  records: readonly AuthentikRecord[],
  flows: readonly AuthentikRecord[],
): BlueprintData {
  const { document } = context;
  const needsOf = (record: AuthentikRecord): readonly (readonly [field: string, id: RecordId])[] =>
    Object.entries(record.fields).flatMap(([name, value]) =>
      name === 'pk' ? [] : targetsIn(document, value).map(({ id }) => [name, id] as const),
    );
  const conditionsOf = ({ entry }: AuthentikRecord) => targetsIn(document, entry?.conditions);
  const referred = new Set(
    records.flatMap((record) => [
      ...needsOf(record).map(([, id]) => id),
      ...conditionsOf(record).map(({ id }) => id),
    ]),
  );
  const ordered = entryOrder({
    records,
    labelOf: (record) => sortText(context, record),
    needsOf,
  });
  const fields = new Map(records.map((record) => [record.id, portableFields(context, record)]));
  const entries = ordered.map(({ record, postponed }) => {
    const all = fields.get(record.id)!;
    const kept = Object.fromEntries(Object.entries(all).filter(([name]) => !postponed.includes(name)));
    return entryOf(context, record, { fields: kept, referred });
  });
  const wanted = neededContext(context, records, entries);
  const title = flows.map((flow) => labelOf(document, flow)).join(', ');
  return {
    metadata: { name: title },
    ...(Object.keys(wanted).length > 0 && { context: wanted }),
    entries,
  };
}

/** Bindings stand in the order in which they run. */
function sortText({ document, names }: EntryContext, record: AuthentikRecord): string {
  const [target] = targetsIn(document, record.fields.target);
  const name = names.get(record.id) ?? '';
  const order = numberField(record, 'order') ?? 0;
  return target ? `${names.get(target.id) ?? ''} ${String(order + 2 ** 31).padStart(12, '0')} ${name}` : name;
}

function entryOf(
  context: EntryContext,
  record: AuthentikRecord,
  { fields, referred }: { readonly fields: Fields; readonly referred: ReadonlySet<RecordId> },
): EntryData {
  const identifiers = context.identifiers.get(record.id) ?? [];
  const part = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, fields[name]!]));
  const attrs = Object.keys(fields).filter((name) => !identifiers.includes(name));
  return {
    model: record.model,
    ...(referred.has(record.id) && { id: context.names.get(record.id)! }),
    ...portableMeta(context, record),
    identifiers: part(identifiers.filter((name) => name in fields)),
    ...(attrs.length > 0 && { attrs: part(attrs) }),
  };
}

/** What `!Context` reads, from the files that the objects come from. */
function neededContext(
  context: EntryContext,
  records: readonly AuthentikRecord[],
  entries: readonly EntryData[],
): Readonly<Record<string, FieldValue>> {
  const keys = new Set<string>();
  for (const { conditions, identifiers, attrs } of entries) {
    for (const value of [conditions ?? [], identifiers, attrs ?? {}]) collectContextKeys(value, keys);
  }
  const wanted: Record<string, FieldValue> = {};
  for (const record of records) {
    const known = context.factsOf(record).context;
    for (const key of keys) if (key in known && !(key in wanted)) wanted[key] = known[key]!;
  }
  return Object.fromEntries(Object.entries(wanted).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function collectContextKeys(value: FieldValue | readonly FieldValue[], keys: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (isTaggedValue(value) && value.$tag === '!Context') {
    const key: unknown = Array.isArray(value.value) ? (value.value as readonly FieldValue[])[0] : value.value;
    if (typeof key === 'string') keys.add(key);
  }
  for (const inner of Object.values(value as Readonly<Record<string, FieldValue>>))
    collectContextKeys(inner, keys);
}
