import type { WorkspaceDocument } from '../../shared/document/document';
import { recordsOfModel } from '../../shared/document/indexes';
import { sourceModel } from '../../shared/document/models';
import { lintSettingsOf, withSettings } from '../../shared/lint/settings';
import { textField } from '../../shared/document/values';
import type { Diagnostic } from '../../shared/kernel/diagnostic';

/** What is wrong now: of a file that is open, what the check of its present text says, not what opening it said. */
export function allProblems(
  problems: Readonly<Record<string, readonly Diagnostic[]>>,
  document: WorkspaceDocument,
): readonly Diagnostic[] {
  const open = new Set(recordsOfModel(document, sourceModel).map((source) => textField(source, 'path')));
  const all = Object.entries(problems).flatMap(([origin, found]) =>
    origin === 'files' ? found.filter(({ at }) => at.path === undefined || !open.has(at.path)) : found,
  );
  return withSettings(all, lintSettingsOf(document)).diagnostics;
}
