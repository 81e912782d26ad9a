import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import type { Release } from '../../shared/authentik/release';
import type { SavedEntry } from '../../shared/document/commands/source-saved';
import type { WorkspaceDocument } from '../../shared/document/document';
import type { StagecraftBridge, TextFile } from '../../shared/ipc/contract';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Result } from '../../shared/kernel/result';
import type { SourceDesk } from './source-desk';

/** What the state takes from outside, so that tests can give it something else. */
export interface Ports {
  readonly bridge: StagecraftBridge;
  readonly descriptorsFor: (release: Release) => DescriptorSet;
  readonly codec: SourceCodec;
  /** Where texts are worked on; absent: here, by `codec`. */
  readonly desk?: SourceDesk;
  readonly newId: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back after so many milliseconds; the returned function prevents it. */
  readonly schedule: (callback: () => void, milliseconds: number) => () => void;
}

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
}
