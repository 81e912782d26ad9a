import { create } from 'zustand';
import type { TextToImport } from '../../shared/blueprint/import-plan/plan';
import type { Diagnostic } from '../../shared/kernel/diagnostic';

interface Importing {
  /** What is looked at before it is imported; null while nothing is. */
  readonly texts: readonly TextToImport[] | null;
  /** Files that could not be read. */
  readonly unread: readonly Diagnostic[];
}

export const useImporting = create<Importing>(() => ({ texts: null, unread: [] }));

/** Shows what importing these texts would do. Nothing changes before the user says so. */
export function previewImport(texts: readonly TextToImport[], unread: readonly Diagnostic[] = []): void {
  useImporting.setState({ texts, unread });
}

export function endImport(): void {
  useImporting.setState({ texts: null, unread: [] });
}
