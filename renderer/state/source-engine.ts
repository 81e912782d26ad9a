import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import type { Release } from '../../shared/authentik/release';
import type { PortableBlueprint } from '../../shared/blueprint/portable/export-portable';
import type { ExportOptions } from '../../shared/blueprint/portable/portable-blueprint';
import { placeOf } from '../../shared/blueprint/text/place-of';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import type { WorkspaceDocument } from '../../shared/document/document';
import { emptyDocument } from '../../shared/document/document';
import { recordsOfModel } from '../../shared/document/indexes';
import { sourceModel } from '../../shared/document/models';
import { usesOf } from '../../shared/document/uses';
import { textField } from '../../shared/document/values';
import type { TextFile } from '../../shared/ipc/contract';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { CodecContext, SourceCodec } from './codec';
import { readFiles } from './read-files';
import type { ReadFiles } from './read-files';
import { savedText } from './saved-text';

type Written = ReturnType<SourceCodec['write']>;

/** What there is to say of one opened file. */
export interface SourceReport {
  readonly source: RecordId;
  /** Its text on disk is not what the records say. */
  readonly isDirty: boolean;
  /** What the server would say of it as a save would write it, each with its record. */
  readonly problems: readonly Diagnostic[];
}

export interface SourceSurvey {
  /** Every opened file. */
  readonly sources: readonly RecordId[];
  /** Reports that were made since the last survey. */
  readonly news: readonly SourceReport[];
}

export interface ShownSource {
  /** The file's source record; undefined where the flow is in no file yet and this is what an export would give. */
  readonly source: RecordId | undefined;
  readonly text: string;
  /** Where the records' entries stand in the text, lines from 1, both inclusive; in the order of the text. */
  readonly places: readonly ShownPlace[];
  /** Why the text cannot be given as it would be saved; then it is the text as it was opened. */
  readonly problems: readonly Diagnostic[];
}

export interface ShownPlace {
  readonly record: RecordId;
  readonly from: number;
  readonly to: number;
}

/** Texts and records of one workspace, held where the work on them is done. */
export interface SourceEngine {
  readonly change: (put: readonly AuthentikRecord[], removed: readonly RecordId[]) => void;
  readonly read: (files: readonly TextFile[], release: Release) => ReadFiles;
  readonly readAlone: (file: TextFile, release: Release) => ReadFiles;
  readonly write: (source: RecordId, release: Release) => Written;
  readonly exportFlows: (
    flows: readonly RecordId[],
    release: Release,
  ) => ReturnType<SourceCodec['exportFlows']>;
  readonly portable: (options: ExportOptions) => PortableBlueprint | undefined;
  readonly show: (flow: RecordId, release: Release) => ShownSource;
  readonly survey: (release: Release) => SourceSurvey;
}

interface EngineParts {
  readonly codec: SourceCodec;
  readonly newId: () => RecordId;
  readonly descriptorsFor: (release: Release) => DescriptorSet;
  /** What a server of the release would say of a text. */
  readonly check: (file: TextFile, release: Release) => readonly Diagnostic[];
}

export function createSourceEngine({ codec, newId, descriptorsFor, check }: EngineParts): SourceEngine {
  let document: WorkspaceDocument = emptyDocument;
  let surveyed: WorkspaceDocument = emptyDocument;
  let surveyedFor: Release | undefined;
  let written = new Map<string, Written>();
  const context = (release: Release): CodecContext => ({ newId, descriptors: descriptorsFor(release) });
  const write = (source: RecordId, release: Release): Written => {
    const key = `${release} ${source}`;
    const known = written.get(key);
    if (known !== undefined) return known;
    const made = codec.write(document, source, context(release));
    written.set(key, made);
    return made;
  };
  const report = (source: AuthentikRecord, release: Release): SourceReport => {
    const made = write(source.id, release);
    if (!made.ok) return { source: source.id, isDirty: true, problems: made.error };
    const { text, entries } = made.value;
    const path = textField(source, 'path') ?? '';
    const found = check({ path, text }, release);
    return {
      source: source.id,
      isDirty: text !== savedText(source),
      problems: found.length === 0 ? [] : withRecords(found, { text, path, entries }),
    };
  };
  return {
    change: (put, removed) => {
      const records = new Map(document.records);
      for (const id of removed) records.delete(id);
      for (const record of put) records.set(record.id, record);
      document = { records };
      written = new Map();
    },
    read: (files, release) => readFiles(files, { codec, document, context: context(release) }),
    readAlone: (file, release) =>
      readFiles([file], { codec, document: emptyDocument, context: context(release) }),
    write,
    exportFlows: (flows, release) => codec.exportFlows(document, flows, context(release)),
    portable: (options) => codec.portable?.(document, options),
    show: (flow, release) => {
      const source = document.records.get(document.records.get(flow)?.entry?.source ?? '');
      if (source !== undefined) return shownSource(source, write(source.id, release));
      const made = codec.exportFlows(document, [flow], context(release));
      const [text, problems] = made.ok ? [made.value.text, []] : ['', made.error];
      return { source: undefined, text, places: [], problems };
    },
    survey: (release) => {
      const sources = recordsOfModel(document, sourceModel);
      const suspects = surveyedFor === release ? suspectsBetween(surveyed, document) : undefined;
      const asked = sources.filter(({ id }) => suspects?.has(id) ?? true);
      surveyed = document;
      surveyedFor = release;
      return { sources: sources.map(({ id }) => id), news: asked.map((source) => report(source, release)) };
    },
  };
}

function shownSource(source: AuthentikRecord, made: Written): ShownSource {
  const text = textField(source, 'text') ?? '';
  if (!made.ok) return { source: source.id, text, places: [], problems: made.error };
  const parsed = parseBlueprint(made.value.text, textField(source, 'path') ?? '');
  const places = made.value.entries.flatMap(({ record, entry }): ShownPlace[] =>
    entry.path === undefined ? [] : placesOf(record, placeOf(parsed, entry.path)),
  );
  places.sort((left, right) => left.from - right.from);
  return { source: source.id, text: made.value.text, places, problems: [] };
}

function placesOf(record: RecordId, { line, endLine, endColumn }: ReturnType<typeof placeOf>): ShownPlace[] {
  if (line === undefined) return [];
  const last = endLine !== undefined && endColumn === 1 ? endLine - 1 : (endLine ?? line);
  return [{ record, from: line, to: Math.max(line, last) }];
}

interface CheckedText extends TextFile {
  readonly entries: Extract<Written, { readonly ok: true }>['value']['entries'];
}

/** The problems with the records that they are about. */
function withRecords(
  found: readonly Diagnostic[],
  { text, path, entries }: CheckedText,
): readonly Diagnostic[] {
  const byPath = new Map(entries.map(({ record, entry }) => [JSON.stringify(entry.path), record]));
  const records = new Map<string, RecordId>();
  for (const entry of parseBlueprint(text, path).entries) {
    const record = byPath.get(JSON.stringify(entry.path));
    if (record !== undefined) records.set(entry.id ?? String(entry.index), record);
  }
  return found.map((diagnostic) => {
    const record = records.get(diagnostic.at.entry ?? '');
    return record === undefined ? diagnostic : { ...diagnostic, at: { ...diagnostic.at, record } };
  });
}

/** Files that have, or refer to, a record that changed. */
function suspectsBetween(before: WorkspaceDocument, after: WorkspaceDocument): ReadonlySet<RecordId> {
  const suspects = new Set<RecordId>();
  const suspect = (document: WorkspaceDocument, record: AuthentikRecord) => {
    if (record.model === sourceModel) suspects.add(record.id);
    if (record.entry) suspects.add(record.entry.source);
    for (const use of usesOf(document, record.id))
      if (use.record.entry) suspects.add(use.record.entry.source);
  };
  for (const record of after.records.values()) {
    if (before.records.get(record.id) !== record) suspect(after, record);
  }
  for (const record of before.records.values()) {
    if (after.records.get(record.id) !== record) suspect(before, record);
  }
  return suspects;
}
