import type { Diagnostic } from '../kernel/diagnostic';
import type { Result } from '../kernel/result';
import { fail, ok } from '../kernel/result';
import type { CommandContext } from './command';
import type { CommandArgs, CommandName } from './commands/registry';
import { commandNamed } from './commands/registry';
import type { Diff } from './diff';
import type { WorkspaceDocument } from './document';
import { draftOf } from './draft';
import { invariants } from './invariants/registry';

export interface Outcome {
  readonly document: WorkspaceDocument;
  /** Everything that changed, invariants included; empty where nothing did. */
  readonly diff: Diff;
  readonly title: string;
}

export interface Call<Name extends CommandName = CommandName> {
  readonly command: Name;
  readonly args: CommandArgs<Name>;
}

const loading: ReadonlySet<CommandName> = new Set([
  'edit-source',
  'import-blueprints',
  'keep-saved',
  'load-records',
  'source-saved',
  'adopt-file',
  'remove-source',
] as const);

/** Runs a named command and holds all invariants, as one change. A refusal leaves the document as it was. */
export function runCommand<Name extends CommandName>(
  document: WorkspaceDocument,
  call: Call<Name>,
  context: CommandContext,
): Result<Outcome, readonly Diagnostic[]> {
  const command = commandNamed(call.command);
  const result = command.run(document, call.args, context);
  if (!result.ok) return result;
  const draft = draftOf(document, result.value);
  const isLoad = loading.has(call.command);
  for (const invariant of invariants) {
    if (isLoad && !invariant.onLoad) continue;
    const problems = invariant.hold(draft, draft.diff(), context);
    if (problems.length > 0) return fail(problems);
  }
  return ok({
    document: draft.document(),
    diff: draft.diff(),
    title: command.title(document, call.args),
  });
}
