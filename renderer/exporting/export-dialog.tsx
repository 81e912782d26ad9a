import { useExporting, closeExport } from './exporting-state';
import { ExportForm } from './export-form';

/** Chooses what a portable blueprint holds, and shows its text before it is written. */
export function ExportDialog() {
  const flows = useExporting((state) => state.flows);
  return flows === null ? null : <ExportForm key={flows.join(' ')} begin={flows} onClose={closeExport} />;
}
