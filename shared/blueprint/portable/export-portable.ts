import type { WorkspaceDocument } from '../../document/document';
import type { Diagnostic } from '../../kernel/diagnostic';
import { printBlueprint } from '../format/print-blueprint';
import { portableBlueprint } from './portable-blueprint';
import type { ExportOptions } from './portable-blueprint';
import type { NeededSecret } from './secrets';

export interface PortableBlueprint {
  /** Empty where a flow was not found. */
  readonly text: string;
  /** What the importing server's environment has to hold. */
  readonly secrets: readonly NeededSecret[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The text of a portable blueprint; the same workspace gives the same bytes. See `portableBlueprint`. */
export function exportPortable(document: WorkspaceDocument, options: ExportOptions): PortableBlueprint {
  const { data, secrets, diagnostics } = portableBlueprint(document, options);
  return { text: data === undefined ? '' : printBlueprint(data), secrets, diagnostics };
}
