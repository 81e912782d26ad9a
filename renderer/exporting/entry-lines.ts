import type { RecordId } from '../../shared/authentik/record';
import type { Diagnostic } from '../../shared/kernel/diagnostic';

export interface Lines {
  /** From 1, both inclusive. */
  readonly from: number;
  readonly to: number;
}

/** Where each record's first entry stands in an exported text, which is always in house style. */
export function entryLines(
  text: string,
  entries: readonly (RecordId | null)[],
): ReadonlyMap<RecordId, Lines> {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) => (line.startsWith('  - model:') ? [index + 1] : []));
  const places = new Map<RecordId, Lines>();
  entries.forEach((record, index) => {
    const from = starts[index];
    if (record === null || from === undefined || places.has(record)) return;
    const end = starts[index + 1] ?? lines.length;
    places.set(record, { from, to: Math.max(from, end - 1) });
  });
  return places;
}

/** The problems of an export as its text shows them: at the entry that each is about. */
export function inText(
  diagnostics: readonly Diagnostic[],
  places: ReadonlyMap<RecordId, Lines>,
): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const place = places.get(diagnostic.at.record ?? '');
    return place === undefined ? [] : [{ ...diagnostic, at: { line: place.from, column: 5 } }];
  });
}
