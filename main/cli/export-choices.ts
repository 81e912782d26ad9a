import type { AuthentikRecord, ModelName } from '../../shared/authentik/record';
import type { Choice, Choices } from '../../shared/blueprint/portable/choices';
import type { WorkspaceDocument } from '../../shared/document/document';
import { labelOf, shortModelName } from '../../shared/document/labels';
import { isOwnModel } from '../../shared/document/models';
import { UsageError } from './usage-error';

/** What `--include`, `--refer` and `--leave-out` said, as `MODEL` or `MODEL:NAME`. */
export interface Selections {
  readonly include: readonly string[];
  readonly refer: readonly string[];
  readonly leaveOut: readonly string[];
}

const names = ['slug', 'username', 'name', 'domain', 'identifier'];

/**
 * The records of a selection: `authentik_core.group`, or `group` for short, with the name behind a colon where not all
 * of them are meant. One that finds nothing is a mistake of whoever wrote it.
 */
export function selected(document: WorkspaceDocument, selection: string): readonly AuthentikRecord[] {
  const colon = selection.indexOf(':');
  const model = (colon < 0 ? selection : selection.slice(0, colon)).toLowerCase();
  const name = colon < 0 ? undefined : selection.slice(colon + 1);
  const found = [...document.records.values()].filter(
    (record) =>
      !isOwnModel(record.model) &&
      isModel(record.model, model) &&
      (name === undefined || isNamed(document, record, name)),
  );
  if (found.length === 0)
    throw new UsageError(`No object matches “${selection}”. Write MODEL or MODEL:NAME.`);
  return found;
}

const isModel = (model: ModelName, wanted: string) =>
  model === wanted || model.slice(model.indexOf('.') + 1) === wanted || shortModelName(model) === wanted;

function isNamed(document: WorkspaceDocument, record: AuthentikRecord, name: string): boolean {
  return names.some((field) => record.fields[field] === name) || labelOf(document, record) === name;
}

/** Choices by record; of several the last counts. */
export function choicesOf(
  document: WorkspaceDocument,
  { include, refer, leaveOut }: Selections,
): { readonly choices: Choices; readonly also: readonly string[] } {
  const said: readonly (readonly [Choice, readonly string[]])[] = [
    ['leave-out', leaveOut],
    ['refer', refer],
    ['include', include],
  ];
  const pairs = said.flatMap(([choice, selections]) =>
    selections.flatMap((selection) =>
      selected(document, selection).map((record) => [record.id, choice] as const),
    ),
  );
  return {
    choices: Object.fromEntries(pairs),
    also: pairs.flatMap(([id, choice]) => (choice === 'include' ? [id] : [])),
  };
}
