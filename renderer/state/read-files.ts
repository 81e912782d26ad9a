import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { recordsOfKind, recordsOfModel } from '../../shared/document/indexes';
import { flowModel, sourceModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { TextFile } from '../../shared/ipc/contract';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { CodecContext, SourceCodec } from './codec';
import { savedText } from './saved-text';
import type { Changed } from './workspace-state';

export interface ReadFiles {
  /** Of all files that can be loaded as a whole, one after the other, as one workspace. */
  readonly records: readonly AuthentikRecord[];
  readonly problems: readonly Diagnostic[];
  /** Paths of the files that are left out. */
  readonly failed: readonly string[];
}

interface Reading {
  readonly codec: SourceCodec;
  readonly document: WorkspaceDocument;
  readonly context: CodecContext;
}

/** Reads files as the server would apply them in this order: a later one may write the objects of an earlier one. */
export function readFiles(files: readonly TextFile[], { codec, document, context }: Reading): ReadFiles {
  const records = new Map<RecordId, AuthentikRecord>();
  const problems: Diagnostic[] = [];
  const failed: string[] = [];
  for (const file of files) {
    const known = recordsOfModel(document, sourceModel).find((one) => textField(one, 'path') === file.path);
    const without = [...document.records.values(), ...records.values()].filter(
      ({ id, entry }) => known === undefined || (id !== known.id && entry?.source !== known.id),
    );
    const seen: WorkspaceDocument = { records: new Map(without.map((record) => [record.id, record])) };
    const source = known === undefined ? {} : { sourceId: known.id };
    const read = codec.read(file, { ...context, ...source, document: seen });
    problems.push(...(read.ok ? read.value.problems : read.error));
    if (!read.ok) failed.push(file.path);
    else for (const record of read.value.records) records.set(record.id, record);
  }
  return { records: [...records.values()], problems, failed };
}

/** The flow to show after a load: the first new one, else the first of the files. */
export function firstFlow(
  document: WorkspaceDocument,
  files: readonly TextFile[],
  { added }: Changed,
): AuthentikRecord | undefined {
  const made = added.find((record) => record.model === flowModel);
  if (made) return made;
  const paths = new Set(files.map((file) => file.path));
  const sources = recordsOfModel(document, sourceModel).filter((one) =>
    paths.has(textField(one, 'path') ?? ''),
  );
  const ids = new Set(sources.map((source) => source.id));
  return recordsOfKind(document, 'flow').find(
    (flow) => flow.entry !== undefined && ids.has(flow.entry.source),
  );
}

/** The first flow of a file that is open already, where the file still holds the text that was read or written last. */
export function flowOfUnchanged(
  document: WorkspaceDocument,
  { path, text }: TextFile,
): AuthentikRecord | undefined {
  const source = recordsOfModel(document, sourceModel).find((one) => textField(one, 'path') === path);
  if (source === undefined || savedText(source) !== text) return undefined;
  return recordsOfKind(document, 'flow').find((flow) => flow.entry?.source === source.id);
}

/** Flows that were made here and written to no file yet. */
export function newFlows(document: WorkspaceDocument): readonly RecordId[] {
  return recordsOfKind(document, 'flow').flatMap((flow) => (flow.entry === undefined ? [flow.id] : []));
}
