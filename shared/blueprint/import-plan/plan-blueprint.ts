import type { DescriptorSet } from '../../authentik/descriptor';
import type { AuthentikRecord, FieldValue, RecordId } from '../../authentik/record';
import type { Diagnostic } from '../../kernel/diagnostic';
import { deepEqual } from '../../kernel/equal';
import type { GivenValues } from '../context/given-values';
import type { Applied } from '../importer/apply-entry';
import type { EntryOutcome } from '../importer/check-import';
import { importInto } from '../importer/check-import';
import type { ObjectStore, Row } from '../importer/store';
import type { Value } from '../importer/value';
import { keyText, sameValue } from '../importer/value';
import type { BlueprintEntry, ParsedBlueprint } from '../text/blueprint-text';
import { placeOf } from '../text/place-of';
import { entryLabel } from './entry-label';
import type { FieldChange, ImportAction, PlannedBlueprint, PlannedEntry } from './plan';
import { whyNothing } from './why-nothing';
import { asksServer, recordValue } from './record-values';
import type { ValueReading } from './record-values';

/** The imagined server and the workspace's records, as far as the import has come. Replaced as a whole, never mixed. */
export interface ImportStand {
  readonly store: ObjectStore;
  readonly records: Map<RecordId, AuthentikRecord>;
  /** Records by the text of their row's key. */
  readonly recordOf: Map<string, RecordId>;
}

export interface PlanAround {
  readonly descriptors: DescriptorSet;
  readonly given: GivenValues;
  readonly newId: () => RecordId;
}

/**
 * Applies one blueprint to a stand of its own, which it changes, and tells what each entry did. Whoever calls throws the
 * stand away where the blueprint is not importable: the server runs it in one transaction.
 */
export function planBlueprint(
  stand: ImportStand,
  parsed: ParsedBlueprint,
  around: PlanAround,
): PlannedBlueprint {
  const path = parsed.path ?? '';
  const isSound = parsed.parsed && parsed.diagnostics.every(({ severity }) => severity !== 'error');
  if (!isSound) return { path, importable: false, entries: [], problems: parsed.diagnostics };
  const run = new BlueprintRun(stand, parsed, around);
  const said = importInto({ descriptors: around.descriptors, store: stand.store, keys: new Map() }, parsed, {
    context: around.given.context,
    env: around.given.env,
    files: around.given.files,
    observe: (entry, outcome, about) => {
      run.note(entry, outcome, about);
    },
  });
  const problems = [...parsed.diagnostics, ...said];
  const importable = problems.every(({ severity }) => severity !== 'error');
  return { path, importable, entries: run.planned(), problems };
}

class BlueprintRun {
  private readonly notes: Noting[] = [];
  /** Records of before, deleted ones too: for what things are called. */
  private readonly known: Map<RecordId, AuthentikRecord>;
  private readonly byBlueprintId = new Map<string, RecordId>();
  private readonly context: Readonly<Record<string, FieldValue>>;

  constructor(
    private readonly stand: ImportStand,
    private readonly parsed: ParsedBlueprint,
    private readonly around: PlanAround,
  ) {
    this.known = new Map(stand.records);
    this.context = { ...parsed.context, ...around.given.context };
  }

  note(entry: BlueprintEntry, outcome: EntryOutcome, problems: readonly Diagnostic[]): void {
    const base = { entry, problems };
    if (outcome.kind === 'refused') {
      const note = whyNothing(entry, problems);
      this.push({ ...base, action: 'impossible', ...(note !== undefined && { note }) });
    } else if (outcome.kind === 'forgiven') {
      this.push({ ...base, action: 'unchanged', note: 'There is nothing to delete.' });
    } else if (outcome.kind === 'skipped') {
      const note = `Condition ${String(outcome.condition + 1)} is false.`;
      this.push({ ...base, action: 'skipped', note });
    } else this.applied(base, outcome);
  }

  private applied(base: Noted, { applied, state }: EntryOutcome & { readonly kind: 'applied' }): void {
    const { row, found, removed } = applied;
    if (removed !== undefined) return this.deleted(base, removed);
    if (row === undefined) {
      return this.push({
        ...base,
        action: 'unchanged',
        note: 'It applies another blueprint; those are imported by themselves.',
      });
    }
    const id = this.stand.recordOf.get(keyText(row.pk));
    const record = id === undefined ? undefined : this.stand.records.get(id);
    if (record === undefined) return this.created(base, row, applied);
    this.know(base.entry, record.id);
    if (found !== undefined && state === 'created') {
      const note = 'It exists; the state “created” leaves it as it is.';
      return this.push({ ...base, action: 'unchanged', record, note });
    }
    this.updated(base, record, applied);
  }

  private deleted(base: Noted, removed: readonly Row[]): void {
    const records = removed.flatMap((row) => {
      const id = this.stand.recordOf.get(keyText(row.pk));
      return id === undefined ? [] : [id];
    });
    const [first, ...others] = records;
    const record = first === undefined ? undefined : this.stand.records.get(first);
    for (const id of records) this.stand.records.delete(id);
    if (record === undefined) {
      return this.push({ ...base, action: 'unchanged', note: 'There is nothing to delete.' });
    }
    this.push({ ...base, action: 'delete', record, alsoRemoved: others });
  }

  private created(base: Noted, row: Row, applied: Applied): void {
    const id = this.around.newId();
    this.stand.recordOf.set(keyText(row.pk), id);
    this.know(base.entry, id);
    const { pk } = base.entry.identifiers;
    const own = this.given(base.entry, applied);
    const keyed = typeof pk === 'string' || typeof pk === 'number' ? { pk } : {};
    const record: AuthentikRecord = { id, model: row.model, fields: { ...keyed, ...own } };
    this.stand.records.set(id, record);
    const changes = Object.entries(own).map(([field, to]) => ({ field, to }));
    const note = applied.found && 'Every server has it from the start; this workspace did not.';
    this.push({ ...base, action: 'create', record, changes, ...(note && { note }) });
  }

  private updated(base: Noted, record: AuthentikRecord, applied: Applied): void {
    const given = this.given(base.entry, applied);
    const changes: FieldChange[] = [];
    const fields: Record<string, FieldValue> = { ...record.fields };
    for (const [field, to] of Object.entries(given)) {
      const from = record.fields[field];
      const [before, after] = [applied.found?.fields[field], applied.values?.[field]];
      if (saysSame({ from, to, before, after })) continue;
      changes.push({ field, to, ...(from !== undefined && { from }) });
      fields[field] = to;
    }
    if (changes.length === 0) return this.push({ ...base, action: 'unchanged', record });
    const next = { ...record, fields };
    this.stand.records.set(record.id, next);
    this.push({ ...base, action: 'update', record: next, changes });
  }

  /** What the entry gives, as the record would hold it. */
  private given(entry: BlueprintEntry, { descriptor, values = {} }: Applied): Record<string, FieldValue> {
    const { store, recordOf } = this.stand;
    const reading: ValueReading = {
      store,
      recordOf,
      descriptors: this.around.descriptors,
      keyOf: (id) => this.byBlueprintId.get(id),
      context: this.context,
    };
    const fields: Record<string, FieldValue> = {};
    for (const field of descriptor?.fields ?? []) {
      const value = values[field.name];
      if (value === undefined) continue;
      fields[field.name] = recordValue(reading, { field, text: textOf(entry, field.name), value });
    }
    return fields;
  }

  private know({ id }: BlueprintEntry, record: RecordId): void {
    if (id !== undefined && !this.byBlueprintId.has(id)) this.byBlueprintId.set(id, record);
  }

  private push(note: Noting): void {
    if (note.record) this.known.set(note.record.id, note.record);
    this.notes.push(note);
  }

  /** What became of every entry, in order. Labels are looked up over one document: it is indexed once. */
  planned(): readonly PlannedEntry[] {
    const document = { records: this.known };
    return this.notes.map(
      ({ entry, problems, action, record, changes = [], alsoRemoved = [], note }): PlannedEntry => ({
        index: entry.index,
        ...(entry.id !== undefined && { id: entry.id }),
        model: record?.model ?? (typeof entry.model === 'string' ? entry.model.toLowerCase() : ''),
        label: entryLabel(document, entry, record),
        action,
        ...(record && { record: record.id }),
        changes,
        alsoRemoved,
        ...(note !== undefined && { note }),
        at: placeOf(this.parsed, [...entry.path, 'model'], 'key'),
        problems,
      }),
    );
  }
}

interface Noted {
  readonly entry: BlueprintEntry;
  readonly problems: readonly Diagnostic[];
}

interface Noting extends Noted {
  readonly action: ImportAction;
  readonly record?: AuthentikRecord;
  readonly changes?: readonly FieldChange[];
  readonly alsoRemoved?: readonly RecordId[];
  readonly note?: string;
}

/** What the text says of a field; undefined where identifiers and attrs are merged. */
function textOf({ identifiers, attrs }: BlueprintEntry, name: string): FieldValue | undefined {
  const [own, other] = [identifiers[name], attrs?.[name]];
  return own !== undefined && other !== undefined && typeof own === 'object' ? undefined : (own ?? other);
}

interface Sides {
  readonly from: FieldValue | undefined;
  readonly to: FieldValue;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** A value that a server's environment gives is the same only where it asks for the same. */
function saysSame({ from, to, before, after }: Sides): boolean {
  if (deepEqual(from, to)) return true;
  if (asksServer(to)) return false;
  return sameValue(before, after) || (before === undefined && after === null);
}
