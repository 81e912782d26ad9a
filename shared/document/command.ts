import type { DescriptorSet } from '../authentik/descriptor';
import type { RecordId } from '../authentik/record';
import type { Diagnostic } from '../kernel/diagnostic';
import type { Result } from '../kernel/result';
import type { Diff } from './diff';
import type { WorkspaceDocument } from './document';

/** What a command may not make up itself. */
export interface CommandContext {
  readonly newId: () => RecordId;
  /** Of the workspace's target release. */
  readonly descriptors: DescriptorSet;
}

/**
 * A named change: `(document, args) -> diff`. Invariants (a deleted stage takes its bindings along) are part of
 * the same diff, so one undo takes one user action back. A refusal is a value and changes nothing.
 */
export interface Command<Args> {
  readonly name: string;
  /** What the undo menu shows, in the user's words: `Delete stage "Login"`. */
  readonly title: (document: WorkspaceDocument, args: Args) => string;
  readonly run: (
    document: WorkspaceDocument,
    args: Args,
    context: CommandContext,
  ) => Result<Diff, readonly Diagnostic[]>;
}
