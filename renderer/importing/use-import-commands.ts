import { useEffect } from 'react';
import type { AppCommand } from '../state/app-commands';
import type { AppState } from '../state/app-state';
import { useApp } from '../state/hooks';
import { droppedTexts, dragsFiles } from './dropped-texts';
import { previewImport } from './importing-state';

export const contextTab = 'context';

function importCommands(app: AppState): readonly AppCommand[] {
  const { ports, workspace, view } = app;
  const ready = () => workspace.store.getState().phase === 'ready';
  const choose = (what: 'files' | 'folder') => async () => {
    const { files, problems } = await ports.bridge.request('files.choose', { what });
    if (files.length > 0) previewImport(files, problems);
    else app.report(problems);
  };
  return [
    {
      id: 'file.import',
      title: 'Import into the workspace…',
      group: 'File',
      key: '$mod+KeyI',
      when: ready,
      run: choose('files'),
    },
    {
      id: 'file.import-folder',
      title: 'Import a folder…',
      group: 'File',
      when: ready,
      run: choose('folder'),
    },
    {
      id: 'file.import-clipboard',
      title: 'Import the blueprint on the clipboard…',
      group: 'File',
      when: ready,
      run: async () => {
        const text = await navigator.clipboard.readText();
        if (text.trim() === '')
          view.notify({ severity: 'info', message: 'There is no text on the clipboard.' });
        else previewImport([{ path: 'Clipboard', text }]);
      },
    },
    {
      id: 'view.context',
      title: 'Show what !Context, !Env and !File find',
      group: 'View',
      run: () => {
        view.setBottomTab(contextTab);
      },
    },
  ];
}

/** The commands that import, and files that are dropped on the window. */
export function useImportCommands(): void {
  const app = useApp();
  useEffect(() => app.commands.register(importCommands(app)), [app]);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!dragsFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const drop = (event: DragEvent) => {
      if (!dragsFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (app.workspace.store.getState().phase !== 'ready') return;
      void droppedTexts(event.dataTransfer!).then(
        (texts) => {
          if (texts.length > 0) previewImport(texts);
          else {
            const message = 'Nothing there can be imported: blueprints end in .yaml, exports in .json.';
            app.view.notify({ severity: 'warning', message });
          }
        },
        (error: unknown) => {
          app.view.notify({
            severity: 'error',
            message: `What was dropped cannot be read: ${String(error)}`,
          });
        },
      );
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [app]);
}
