import { create } from 'zustand';
import type { RecordId } from '../../shared/authentik/record';

interface Exporting {
  /** Flows that the dialog begins with; null where it is closed. */
  readonly flows: readonly RecordId[] | null;
}

export const useExporting = create<Exporting>(() => ({ flows: null }));

export function openExport(flows: readonly RecordId[]): void {
  useExporting.setState({ flows });
}

export function closeExport(): void {
  useExporting.setState({ flows: null });
}
