import { descriptorsFor } from '../../authentik/descriptors';
import type { AuthentikRecord, FieldValue, Fields, RecordId } from '../../authentik/record';
import { isTaggedValue } from '../../authentik/record';
import type { Release } from '../../authentik/release';
import type { WorkspaceDocument } from '../../document/document';
import { recordsOfModel } from '../../document/indexes';
import { labelOf } from '../../document/labels';
import { flowModel, modelKind, stageBindingModel } from '../../document/models';
import { isPresent } from '../../document/presence';
import { numberField, textField } from '../../document/values';
import type { Diagnostic } from '../../kernel/diagnostic';
import type { BlueprintData, EntryData } from '../format/print-blueprint';
import { choicesFor } from './choices';
import type { Choices, ExportObject } from './choices';
import { closureOf, lacksSubject, targetsIn } from './closure';
import type { Closure } from './closure';
import { EntryContexts } from './entry-contexts';
import { entryOrder } from './entry-order';
import { removedBindings } from './moved-bindings';
import { neverAsked } from './never-asked';
import { portableFields, portableMeta } from './portable-entry';
import type { EntryContext } from './portable-entry';
import { portableIdentifiers } from './portable-identifiers';
import { portableNames } from './portable-names';
import { neededObjects } from './requirements';
import type { NeededObject } from './requirements';
import type { NeededSecret, SecretPlace } from './secrets';
import { sourceFacts, sourcePlaces } from './sources';

export interface ExportOptions {
  /** Slugs of the flows to write, or ids of their records. */
  readonly flows: readonly string[];
  /** Ids of further objects to write with all they need: a brand, an application. */
  readonly also?: readonly RecordId[];
  /** Release of the servers that shall import it. */
  readonly release: Release;
  /** What to do with objects, by record; else what `choiceOf` says. */
  readonly choices?: Choices;
  /** Texts that the same flows had before: bindings that stand elsewhere now are removed where they stood. */
  readonly previous?: readonly string[];
  /** Where the importing server finds secrets; absent: in its environment. */
  readonly secretPlace?: SecretPlace;
}

export interface PortableValue {
  /** The document; absent where a flow was not found. */
  readonly data?: BlueprintData;
  /** The record of each entry; undefined for one that removes something. */
  readonly entries: readonly (AuthentikRecord | undefined)[];
  /** Everything that the flows have to do with, and what becomes of it. */
  readonly objects: readonly ExportObject[];
  /** What the importing server's environment has to hold. */
  readonly secrets: readonly NeededSecret[];
  /** What the importing server has to hold itself. */
  readonly needs: readonly NeededObject[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A fresh blueprint of the chosen flows with everything they need, which imports into an empty server and, again and
 * after reordering, onto its own objects. The same workspace gives the same document.
 */
export function portableBlueprint(document: WorkspaceDocument, options: ExportOptions): PortableValue {
  const { flows, diagnostics } = findFlows(document, options.flows);
  if (diagnostics.length > 0) return { entries: [], objects: [], secrets: [], needs: [], diagnostics };
  const also = (options.also ?? []).flatMap((id) => document.records.get(id) ?? []);
  const closure = closureOf(document, [...flows, ...also], options.choices);
  const context = contextFor(document, closure, options);
  for (const { record, named } of closure.named) context.diagnostics.push(notHere(record, named));
  const removed =
    options.previous === undefined ? [] : removedBindings(context, closure.records, options.previous);
  const written = withNames(writtenEntries(context, closure.records), removed, context.names);
  const contexts = new EntryContexts(context.factsOf);
  const entries = written.map(({ record, entry }) => contexts.entryFor(record, entry));
  context.diagnostics.push(
    ...leftOutBindings(context, closure, options.choices ?? {}),
    ...incompleteObjects(context, closure.records),
  );
  return {
    data: {
      metadata: { name: flows.map((flow) => labelOf(document, flow)).join(', ') },
      ...(Object.keys(contexts.all).length > 0 && { context: contexts.all }),
      entries: [...entries, ...removed],
    },
    entries: [...written.map(({ record }) => record), ...removed.map(() => undefined)],
    objects: closure.objects.map(({ record, role, choice, for: by }) => ({
      record: record.id,
      model: record.model,
      label: labelOf(document, record),
      role,
      choice,
      choices: choicesFor(record, role),
      for: by,
    })),
    secrets: [...context.needed].sort((left, right) => (left.variable < right.variable ? -1 : 1)),
    needs: neededObjects(written),
    diagnostics: context.diagnostics,
  };
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

function notHere(
  record: AuthentikRecord,
  { kind, name, field, record: held }: Closure['named'][number]['named'],
): Diagnostic {
  const where = held === undefined ? 'which the workspace does not hold' : 'which is not written';
  const way = field === 'target_static' ? 'leads to' : 'names';
  return {
    code: kind === 'policy' ? 'export/policy-not-here' : `export/${kind}-not-here`,
    severity: 'warning',
    message: `“${field}” ${way} the ${kind} “${name}”, ${where}. The importing server must have it.`,
    at: { record: record.id, field },
  };
}

function leftOutBindings(
  { document, labelOf: name }: EntryContext,
  { objects }: Closure,
  choices: Choices,
): readonly Diagnostic[] {
  return objects.flatMap(({ record, choice }) => {
    if (choice === 'include' || modelKind(record.model) !== 'binding') return [];
    const what = record.model === stageBindingModel ? 'a stage fewer' : 'one check fewer';
    const why = lacksSubject(document, record, choices) ? ', as what it binds is left out' : '';
    const message = `“${name(record)}” is left out${why}: on the importing server the flow has ${what}.`;
    return [
      {
        code: 'export/binding-left-out',
        severity: 'warning' as const,
        message,
        at: { record: record.id },
      },
    ];
  });
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
  { records, objects }: Closure,
  { release, secretPlace = 'environment' }: ExportOptions,
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
    choices: new Map(objects.map(({ record, choice }) => [record.id, choice])),
    factsOf: sourceFacts(document),
    labelOf: (record) => labelOf(document, record),
    identifiers: portableIdentifiers(descriptors, candidates),
    secretPlace,
    needed: [],
    diagnostics: [],
  };
}

/** A reference by what it points at, however it is written, so that two ways of writing one compare the same. */
function byTarget(document: WorkspaceDocument, value: FieldValue): FieldValue {
  const [target] = typeof value === 'string' || !Array.isArray(value) ? targetsIn(document, value) : [];
  return target && !isTaggedValue(value) ? { $ref: target.id } : value;
}

interface WrittenEntry {
  readonly record: AuthentikRecord;
  readonly entry: EntryData;
}

function writtenEntries(context: EntryContext, records: readonly AuthentikRecord[]): readonly WrittenEntry[] {
  const { document } = context;
  const needsOf = (record: AuthentikRecord): readonly (readonly [field: string, id: RecordId])[] => [
    ...Object.entries(record.fields).flatMap(([name, value]) =>
      name === 'pk' ? [] : targetsIn(document, value).map(({ id }) => [name, id] as const),
    ),
    ...targetsIn(document, record.entry?.conditions).map(({ id }) => ['', id] as const),
    ...targetsIn(document, record.entry?.permissions).map(({ id }) => ['', id] as const),
  ];
  const placeOf = sourcePlaces(document);
  const ordered = entryOrder({
    records,
    labelOf: (record) => `${sortText(context, record)}${placeOf(record)}`,
    needsOf,
  });
  const fields = new Map(records.map((record) => [record.id, portableFields(context, record)]));
  return ordered.flatMap(({ record, postponed }) => {
    const all = fields.get(record.id)!;
    const kept = Object.fromEntries(Object.entries(all).filter(([name]) => !postponed.includes(name)));
    return neverAsked(record, kept).map((given) => ({ record, entry: entryOf(context, record, given) }));
  });
}

/** Bindings stand in the order in which they run; everything else as it was made. */
function sortText({ document, names }: EntryContext, record: AuthentikRecord): string {
  const [target] = targetsIn(document, record.fields.target);
  const order = numberField(record, 'order') ?? 0;
  if (modelKind(record.model) !== 'binding' || !target) return '';
  return `${names.get(target.id) ?? ''} ${String(order + 2 ** 31).padStart(12, '0')} `;
}

function entryOf(context: EntryContext, record: AuthentikRecord, fields: Fields): EntryData {
  const identifiers = context.identifiers.get(record.id) ?? [];
  const part = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, fields[name]!]));
  const attrs = Object.keys(fields).filter((name) => !identifiers.includes(name));
  return {
    model: record.model,
    ...portableMeta(context, record),
    identifiers: part(identifiers.filter((name) => name in fields)),
    ...(attrs.length > 0 && { attrs: part(attrs) }),
  };
}

/** Only what `!KeyOf` names gets an `id`, and where an object has two entries, the first. */
function withNames(
  entries: readonly WrittenEntry[],
  removed: readonly EntryData[],
  names: ReadonlyMap<RecordId, string>,
): readonly WrittenEntry[] {
  const used = new Set<string>();
  for (const entry of [...entries.map(({ entry: one }) => one), ...removed])
    collectKeys(Object.values(entry) as FieldValue[], used);
  const given = new Set<RecordId>();
  return entries.map(({ record, entry }) => {
    const name = names.get(record.id)!;
    if (!used.has(name) || given.has(record.id)) return { record, entry };
    given.add(record.id);
    return { record, entry: { ...entry, id: name } };
  });
}

function collectKeys(value: FieldValue | readonly FieldValue[], used: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (isTaggedValue(value) && value.$tag === '!KeyOf' && typeof value.value === 'string') {
    used.add(value.value);
    return;
  }
  for (const inner of Object.values(value as Readonly<Record<string, FieldValue>>)) collectKeys(inner, used);
}
