import type { DescriptorSet } from '../../shared/authentik/descriptor';
import type { WorkspaceDocument } from '../../shared/document/document';
import { labelOf } from '../../shared/document/labels';
import type { Diagnostic, Place, Severity } from '../../shared/kernel/diagnostic';

export interface ProblemRow {
  readonly id: string;
  readonly diagnostic: Diagnostic;
  /** Where, in words: `default-password › Name`, `login.yaml:12:3`. */
  readonly place: string;
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

export interface ProblemInput {
  readonly document: WorkspaceDocument;
  readonly descriptors: DescriptorSet;
}

/** The list of the problems panel: worst first, then by file and line, else as they came. */
export function problemRows(
  diagnostics: readonly Diagnostic[],
  { document, descriptors }: ProblemInput,
): readonly ProblemRow[] {
  const seen = new Map<string, number>();
  return [...diagnostics]
    .sort(
      (left, right) =>
        ranks[left.severity] - ranks[right.severity] ||
        (left.at.path ?? '').localeCompare(right.at.path ?? '', 'en') ||
        (left.at.line ?? 0) - (right.at.line ?? 0) ||
        (left.at.column ?? 0) - (right.at.column ?? 0),
    )
    .map((diagnostic) => {
      const { code, at, message } = diagnostic;
      const key = [code, at.path, at.line, at.column, at.record, at.field, message].join('|');
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      return {
        id: `${key}|${String(count)}`,
        diagnostic,
        place: placeOf(diagnostic, { document, descriptors }),
      };
    });
}

/** The record's field that a place names: diagnostics over a text may say which part of the entry it stands in. */
export function fieldOf({ field }: Place): string | undefined {
  return field?.replace(/^(?:attrs|identifiers)\./, '').split('.')[0];
}

function placeOf({ at }: Diagnostic, { document, descriptors }: ProblemInput): string {
  const record = at.record === undefined ? undefined : document.records.get(at.record);
  const field = fieldOf(at);
  const fieldLabel =
    field === undefined ? undefined : ((record && descriptors.field(record.model, field)?.label) ?? field);
  const file = at.path?.split(/[\\/]/).at(-1);
  const position = [at.line, at.column].filter((part) => part !== undefined).join(':');
  const parts = [
    record === undefined ? undefined : labelOf(document, record),
    fieldLabel,
    file === undefined ? undefined : [file, position].filter(Boolean).join(':'),
  ];
  return parts.filter((part) => part !== undefined).join(' › ');
}

/** How many of each severity there are. */
export function countSeverities(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}
