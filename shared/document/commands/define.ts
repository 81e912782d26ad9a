import type { AuthentikRecord, RecordId } from '../../authentik/record';
import type { Diagnostic } from '../../kernel/diagnostic';
import { fail, ok } from '../../kernel/result';
import type { Command, CommandContext } from '../command';
import type { WorkspaceDocument } from '../document';
import type { Draft } from '../draft';
import { draftOf } from '../draft';
import { labelOf } from '../labels';

interface Definition<Args> {
  readonly name: string;
  readonly title: (document: WorkspaceDocument, args: Args) => string;
  /** Changes the draft. What it returns refuses the whole command; the draft is then thrown away. */
  readonly change: (draft: Draft, args: Args, context: CommandContext) => readonly Diagnostic[] | undefined;
}

/** A command written against a draft: its diff is what the draft collected. */
export function defineCommand<Args>({ name, title, change }: Definition<Args>): Command<Args> {
  return {
    name,
    title,
    run: (document, args, context) => {
      const draft = draftOf(document);
      const problems = change(draft, args, context);
      return problems === undefined || problems.length === 0 ? ok(draft.diff()) : fail(problems);
    },
  };
}

/** One refusal, located at a record and perhaps one of its fields. */
export function refusal(
  code: string,
  message: string,
  at: { readonly record?: RecordId; readonly field?: string } = {},
): readonly Diagnostic[] {
  return [{ code: `document/${code}`, severity: 'error', message, at }];
}

/** The refusal for a record that is not there (any more), as after a change in another window. */
export function gone(what: string, record: RecordId): readonly Diagnostic[] {
  return refusal('gone', `The ${what} is not in this workspace any more. Nothing was changed.`, { record });
}

/** A record's label in quotes, for titles. */
export function quoted(document: WorkspaceDocument, id: RecordId | AuthentikRecord | undefined): string {
  const record = typeof id === 'string' ? document.records.get(id) : id;
  return record === undefined ? '' : ` “${labelOf(document, record)}”`;
}
