import type { AuthentikRecord } from '../authentik/record';
import { isRecordReference } from '../authentik/record';
import type { Diagnostic } from '../kernel/diagnostic';
import type { Diff } from './diff';
import type { WorkspaceDocument } from './document';
import { labelOf } from './labels';
import { pointersOf } from './uses';

/** References to records that the document does not hold: never there unless something outside the commands wrote them. */
export function danglingReferences(document: WorkspaceDocument): readonly Diagnostic[] {
  return [...document.records.values()].flatMap((record) =>
    pointersOf(record).flatMap(({ field, value }) => {
      if (!isRecordReference(value) || document.records.has(value.$ref)) return [];
      return [
        {
          code: 'document/dangling-reference',
          severity: 'error' as const,
          message: `“${labelOf(document, record)}” refers to something that is gone, in its field “${field}”. Choose again.`,
          at: { record: record.id, field },
        },
      ];
    }),
  );
}

/** Whether a document made by a diff has no reference to nothing in what the diff added, changed or removed. */
export function keepsReferences(after: WorkspaceDocument, diff: Diff): boolean {
  const isWhole = (record: AuthentikRecord) =>
    pointersOf(record).every(({ value }) => !isRecordReference(value) || after.records.has(value.$ref));
  if (![...diff.added, ...diff.updated.map(([, to]) => to)].every(isWhole)) return false;
  return diff.removed.length === 0 || [...after.records.values()].every(isWhole);
}
