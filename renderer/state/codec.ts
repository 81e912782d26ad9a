import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import type { SavedEntry } from '../../shared/document/commands/source-saved';
import type { PortableBlueprint } from '../../shared/blueprint/portable/export-portable';
import type { ExportOptions } from '../../shared/blueprint/portable/portable-blueprint';
import type { WorkspaceDocument } from '../../shared/document/document';
import type { TextFile } from '../../shared/ipc/contract';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Result } from '../../shared/kernel/result';

export interface CodecContext {
  readonly newId: () => RecordId;
  readonly descriptors: DescriptorSet;
}

export interface ReadContext extends CodecContext {
  /** What the workspace holds, without what it read from this file before. */
  readonly document: WorkspaceDocument;
  /** The file's source record, where it is open already. */
  readonly sourceId?: RecordId;
}

/** Blueprint texts to records and back: the part of shared/blueprint that the state needs. */
export interface SourceCodec {
  /** All objects of a file and its `stagecraft.source` record; refused where the text cannot be loaded as a whole. */
  readonly read: (
    file: TextFile,
    context: ReadContext,
  ) => Result<
    { readonly records: readonly AuthentikRecord[]; readonly problems: readonly Diagnostic[] },
    readonly Diagnostic[]
  >;
  /** The text of an opened file with what changed changed, and where its records then stand in it. */
  readonly write: (
    document: WorkspaceDocument,
    source: RecordId,
    context: CodecContext,
  ) => Result<{ readonly text: string; readonly entries: readonly SavedEntry[] }, readonly Diagnostic[]>;
  /** A fresh portable blueprint of flows with all they need. */
  readonly exportFlows: (
    document: WorkspaceDocument,
    flows: readonly RecordId[],
    context: CodecContext,
  ) => Result<{ readonly text: string; readonly problems: readonly Diagnostic[] }, readonly Diagnostic[]>;
  /** The same as its dialog shows it: with what becomes of each object, and what the server has to be given. */
  readonly portable?: (document: WorkspaceDocument, options: ExportOptions) => PortableBlueprint;
}
