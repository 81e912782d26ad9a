import type { DescriptorSet } from '../../authentik/descriptor';
import type { AuthentikRecord, EntryMeta, FieldValue, RecordId } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import { deepEqual } from '../../kernel/equal';
import type { BlueprintEntry, KeyPath, ParsedBlueprint } from '../text/blueprint-text';
import { findTag, readableId, referencesIn } from './reference-tags';
import { toText } from './values';

/** A source's text beside the document that may say something else. */
export interface Comparing {
  readonly document: WorkspaceDocument;
  readonly sourceId: RecordId;
  readonly parsed: ParsedBlueprint;
  readonly descriptors?: DescriptorSet;
}

export type Part = 'identifiers' | 'attrs';

export const pathKey = (path: KeyPath) => JSON.stringify(path);

/** Entries of the text that write a record's object, in order. */
export function pathsOf({ entry }: AuthentikRecord): readonly KeyPath[] {
  return entry?.path === undefined ? [] : [entry.path, ...(entry.also ?? [])];
}

/** One place in the text that gives a field a value. */
interface Saying {
  readonly at: KeyPath;
  readonly value: FieldValue;
  /** The importer finds the object by it. */
  readonly isFinding: boolean;
  /** It is written: `created` changes nothing of an object that is there. */
  readonly isHeard: boolean;
}

interface AssignedId {
  readonly record: RecordId;
  readonly id: string;
  /** Entry in the text that gets the id; absent for an entry that is inserted with it. */
  readonly path?: KeyPath;
}

/** Writes values as text, and gives readable ids to entries that `!KeyOf` has to name. */
export class EntryWriter {
  readonly assigned: AssignedId[] = [];
  private readonly taken: Set<string>;

  constructor(private readonly comparing: Comparing) {
    this.taken = new Set(comparing.parsed.entries.flatMap(({ id }) => (id === undefined ? [] : [id])));
  }

  text(value: FieldValue): FieldValue {
    return toText(value, (id) => this.tagFor(id));
  }

  private tagFor(id: RecordId): FieldValue {
    const { document, sourceId, descriptors } = this.comparing;
    const target = document.records.get(id);
    if (target === undefined) return { $tag: '!KeyOf', value: id };
    if (target.entry?.source !== sourceId) return findTag(document, target, descriptors) ?? null;
    return { $tag: '!KeyOf', value: this.idOf(target) };
  }

  private idOf(record: AuthentikRecord): string {
    const known = record.entry?.blueprintId ?? this.assigned.find((item) => item.record === record.id)?.id;
    if (known !== undefined) return known;
    const id = readableId(this.comparing.document, record, this.taken);
    this.taken.add(id);
    const path = record.entry?.path;
    this.assigned.push({ record: record.id, id, ...(path !== undefined && { path }) });
    return id;
  }

  /** An entry in house style; called in the order in which entries are inserted, references first. */
  entryOf(record: AuthentikRecord): FieldValue {
    const entry = record.entry!;
    const names = Object.keys(record.fields);
    const identifiers = names.filter((name) => entry.identifiers.includes(name));
    const attrs = names.filter((name) => !entry.identifiers.includes(name));
    const part = (chosen: readonly string[]) =>
      Object.fromEntries(chosen.map((name) => [name, this.text(record.fields[name]!)]));
    const isNamed = this.isReferred(record.id);
    return {
      model: record.model,
      ...(isNamed && { id: this.idOf(record) }),
      ...(entry.state !== undefined && { state: this.text(entry.state) }),
      ...(entry.conditions !== undefined && { conditions: this.text(entry.conditions) }),
      identifiers: part(identifiers),
      ...(attrs.length > 0 && { attrs: part(attrs) }),
      ...(entry.permissions !== undefined && { permissions: this.text(entry.permissions) }),
    };
  }

  private referred: ReadonlySet<RecordId> | undefined;

  private isReferred(id: RecordId): boolean {
    this.referred ??= new Set(
      [...this.comparing.document.records.values()].flatMap((record) =>
        record.entry?.source === this.comparing.sourceId ? referencesIn(record.fields) : [],
      ),
    );
    return this.referred.has(id);
  }

  withId(record: RecordId, entry: EntryMeta): EntryMeta {
    const id = this.assigned.find((item) => item.record === record)?.id;
    return id === undefined ? entry : { ...entry, blueprintId: id };
  }

  /**
   * Where a field has to be changed for the object to have another value: the entry that has the last word on it, and
   * those with the same value that the importer needs to find the same object still. Empty where no entry says it.
   */
  holders(record: AuthentikRecord, name: string): readonly KeyPath[] {
    const said = this.saying(record, name);
    const last = said.filter(({ isHeard }) => isHeard).at(-1);
    if (last === undefined) return [];
    const others = said.map(({ value, isFinding }) => !isFinding && !deepEqual(value, last.value));
    const same = said
      .slice(others.lastIndexOf(true) + 1)
      .filter(({ isHeard, isFinding }) => isHeard || isFinding);
    return same.some(({ isFinding }) => isFinding) ? same.map(({ at }) => at) : [last.at];
  }

  /** Every place in the text that says the field. */
  sayings(record: AuthentikRecord, name: string): readonly KeyPath[] {
    return this.saying(record, name).map(({ at }) => at);
  }

  private saying(record: AuthentikRecord, name: string): readonly Saying[] {
    return pathsOf(record).flatMap((path, index) => {
      const entry = this.entryAt(path);
      const isHeard = index === 0 || entry?.state !== 'created';
      const parts: readonly Part[] = ['attrs', 'identifiers'];
      return parts.flatMap((part): readonly Saying[] => {
        const given = entry?.[part] ?? {};
        if (!Object.hasOwn(given, name)) return [];
        const value = given[name]!;
        // An entry that gives a key is found by that.
        const isFinding = part === 'identifiers' && entry?.identifiers.pk === undefined;
        return [{ at: [...path, part, name], value, isFinding, isHeard }];
      });
    });
  }

  private entries: ReadonlyMap<string, BlueprintEntry> | undefined;

  private entryAt(path: KeyPath): BlueprintEntry | undefined {
    this.entries ??= new Map(this.comparing.parsed.entries.map((entry) => [pathKey(entry.path), entry]));
    return this.entries.get(pathKey(path));
  }
}
