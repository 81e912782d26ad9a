import type { RecordId } from '../../authentik/record';
import type { WorkspaceDocument } from '../../document/document';
import type { Diagnostic } from '../../kernel/diagnostic';
import { printBlueprint } from '../format/print-blueprint';
import { checkExport } from './check-export';
import type { ExportObject } from './choices';
import { located } from './locate';
import { portableBlueprint } from './portable-blueprint';
import type { ExportOptions } from './portable-blueprint';
import type { NeededObject } from './requirements';
import type { NeededSecret } from './secrets';

export interface PortableBlueprint {
  /** Empty where a flow was not found. */
  readonly text: string;
  /** The record of each entry of the text, in its order; null for one that removes something. */
  readonly entries: readonly (RecordId | null)[];
  /** Everything that the flows have to do with, and what becomes of it. */
  readonly objects: readonly ExportObject[];
  /** What the importing server's environment or files have to hold. */
  readonly secrets: readonly NeededSecret[];
  /** What the importing server has to hold itself: the objects that `!Find` looks for. */
  readonly needs: readonly NeededObject[];
  /** Located in the files that the objects come from, as far as they come from one. Errors: no server would take it. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The text of a portable blueprint; the same workspace gives the same bytes. See `portableBlueprint`. */
export function exportPortable(document: WorkspaceDocument, options: ExportOptions): PortableBlueprint {
  const { data, entries, objects, secrets, needs, diagnostics } = portableBlueprint(document, options);
  if (data === undefined) return { text: '', entries: [], objects, secrets, needs, diagnostics };
  const text = printBlueprint(data);
  const said = new Set(diagnostics.map(({ at }) => `${at.record ?? ''} ${at.field ?? ''}`));
  const refused = checkExport({ text, release: options.release, records: entries, needed: needs }).filter(
    ({ at }) => !said.has(`${at.record ?? ''} ${at.field ?? ''}`),
  );
  return {
    text,
    entries: entries.map((record) => record?.id ?? null),
    objects,
    secrets,
    needs,
    diagnostics: [...diagnostics, ...refused].map((diagnostic) => located(document, diagnostic)),
  };
}
