import { descriptorsFor } from '../authentik/descriptors';
import type { AuthentikRecord } from '../authentik/record';
import type { Release } from '../authentik/release';
import type { KeyPath, ParsedBlueprint } from '../blueprint/text/blueprint-text';
import { nodeAt, placeOf } from '../blueprint/text/place-of';
import { projectBlueprint } from '../blueprint/project/project';
import type { WorkspaceDocument } from '../document/document';
import { documentOf, emptyDocument } from '../document/document';
import type { Diagnostic } from '../kernel/diagnostic';
import { lintRules } from './registry';
import { runLint } from './run-lint';
import type { LintSettings } from './settings';

export interface LintFileOptions {
  readonly release: Release;
  readonly settings?: LintSettings;
  /** What the importer of the release said of the text, where somebody has asked it already. */
  readonly verdict?: readonly Diagnostic[];
}

const overVerdict = lintRules.filter((rule) => rule.overVerdict === true);

/** What rules over the text are asked with. A text that is no blueprint is looked at by those that repeat the importer. */
function askedOf(parsed: ParsedBlueprint, { release, settings, verdict }: LintFileOptions) {
  return {
    descriptors: descriptorsFor(release),
    release,
    files: [parsed],
    ...(settings && { settings }),
    ...(verdict && { verdicts: new Map([[parsed, verdict]]) }),
    ...(!parsed.parsed && { rules: overVerdict }),
  };
}

/** What the rules say of one blueprint file by itself, each finding with its line, column, entry and field. */
export function lintFile(parsed: ParsedBlueprint, options: LintFileOptions): readonly Diagnostic[] {
  if (!parsed.parsed) return lintText(parsed, options);
  const descriptors = descriptorsFor(options.release);
  let made = 0;
  const newId = () => `entry-${String((made += 1))}`;
  const document = documentOf(projectBlueprint(parsed, { newId, descriptors }).records);
  const found = runLint(document, askedOf(parsed, options));
  return locate(found, document, parsed).map(withoutRecord);
}

/** What the rules over the text say of a file, without its objects: what a workspace asks of each of its files. */
export function lintText(parsed: ParsedBlueprint, options: LintFileOptions): readonly Diagnostic[] {
  return runLint(emptyDocument, askedOf(parsed, options));
}

/** The diagnostics with their places in the text: line, column and entry, where their record comes from there. */
export function locate(
  diagnostics: readonly Diagnostic[],
  document: WorkspaceDocument,
  parsed: ParsedBlueprint,
): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    const { at } = diagnostic;
    const record = at.record === undefined ? undefined : document.records.get(at.record);
    if (record === undefined || at.line !== undefined) return diagnostic;
    return { ...diagnostic, at: { ...placeInText(parsed, record, at.field), ...at } };
  });
}

/** Place of a record's field in the text that holds it: of its value, else of the entry. */
export function placeInText(parsed: ParsedBlueprint, { entry }: AuthentikRecord, field?: string) {
  const paths = [entry?.path, ...(entry?.also ?? [])].filter((path) => path !== undefined);
  const steps = field?.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)) ?? [];
  const own = field === undefined ? [] : paths.flatMap((path) => places(path, steps));
  const there = own.find((path) => parsed.document && nodeAt(parsed.document, path) !== undefined);
  return placeOf(parsed, there ?? [...(paths.at(-1) ?? []), 'model'], there ? 'value' : 'key');
}

function places(path: KeyPath, steps: readonly (string | number)[]): readonly KeyPath[] {
  const inside = ['identifiers', 'attrs'].map((part) => [...path, part, ...steps]);
  return [...inside, ...['identifiers', 'attrs'].map((part) => [...path, part, steps[0]!])];
}

function withoutRecord(diagnostic: Diagnostic): Diagnostic {
  const { code, severity, message, at } = diagnostic;
  const { record: _, ...place } = at;
  return { code, severity, message, at: place };
}
