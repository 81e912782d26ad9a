import { useEffect } from 'react';
import { recordsOfKind } from '../../shared/document/indexes';
import type { AppCommand } from '../state/app-commands';
import type { AppState } from '../state/app-state';
import { useApp } from '../state/hooks';
import { openExport } from './exporting-state';

function exportCommands({ view, workspace }: AppState): readonly AppCommand[] {
  const flow = () => view.store.getState().activeFlow;
  return [
    {
      id: 'file.export',
      title: 'Export flow as portable blueprint…',
      group: 'File',
      key: '$mod+KeyE',
      when: () => flow() !== null,
      run: () => {
        openExport([flow()!]);
      },
    },
    {
      id: 'file.export-all',
      title: 'Export all flows as portable blueprint…',
      group: 'File',
      when: () => workspace.store.getState().phase === 'ready',
      run: () => {
        openExport(recordsOfKind(workspace.store.getState().document, 'flow').map(({ id }) => id));
      },
    },
  ];
}

/** The commands that export, as long as the window is open. */
export function useExportCommands(): void {
  const app = useApp();
  useEffect(() => app.commands.register(exportCommands(app)), [app]);
}
