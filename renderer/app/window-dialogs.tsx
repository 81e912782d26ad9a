import { useMemo } from 'react';
import { CompareDialogs } from '../compare/compare-dialogs';
import { useCompareCommands } from '../compare/use-compare-commands';
import { useRunCommands } from '../debugger/run-panel';
import { ExportDialog } from '../exporting/export-dialog';
import { useExportCommands } from '../exporting/use-export-commands';
import { ImportPreview } from '../importing/import-preview';
import { useImportCommands } from '../importing/use-import-commands';
import { CheckDialogs } from '../problems/check-dialogs';
import { useLint } from '../problems/use-lint';
import { useAppCommands, useApp, useDocument, useView } from '../state/hooks';
import { ToastRegion } from '../ui/toast-region';
import { CommandPalette } from './command-palette';
import { titleOf } from './command-view';
import { showDialog, useDialogs } from './dialogs';
import { NotWritten } from './not-written';
import { paletteItems } from './palette-items';
import { usePersonaCheck } from './persona-check';
import { ShortcutSheet } from './shortcut-sheet';
import { useNotices } from './use-notices';
import { Workspaces } from './workspaces';

/** What lies over the window (dialogs, the command palette, notices), and what goes on as long as it is open. */
export function WindowDialogs() {
  useNotices();
  useLint();
  usePersonaCheck();
  useRunCommands();
  useCompareCommands();
  useImportCommands();
  useExportCommands();
  return (
    <>
      <Palette />
      <Shortcuts />
      <Workspaces />
      <NotWritten />
      <ImportPreview />
      <ExportDialog />
      <CompareDialogs />
      <CheckDialogs />
      <ToastRegion />
    </>
  );
}

function Palette() {
  const app = useApp();
  const isOpen = useView((state) => state.palette === 'commands');
  const document = useDocument((now) => now);
  const items = useMemo(
    () => (isOpen && document.records.size >= 0 ? paletteItems(app) : []),
    [isOpen, app, document],
  );
  return (
    <CommandPalette
      isOpen={isOpen}
      items={items}
      onClose={() => {
        app.view.setPalette('closed');
      }}
    />
  );
}

function Shortcuts() {
  const isOpen = useDialogs((state) => state.open === 'shortcuts');
  const rows = useAppCommands().flatMap((command) =>
    command.key === undefined
      ? []
      : [{ id: command.id, title: titleOf(command), group: command.group, shortcut: command.key }],
  );
  return (
    <ShortcutSheet
      isOpen={isOpen}
      rows={rows}
      onClose={() => {
        showDialog(null);
      }}
    />
  );
}
