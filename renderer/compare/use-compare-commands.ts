import { useEffect } from 'react';
import type { AppCommand } from '../state/app-commands';
import type { AppState } from '../state/app-state';
import { useApp } from '../state/hooks';
import { compareWithFile } from './compare-actions';
import { closeComparison, showCompareDialog, useCompare } from './compare-store';

/** What the open comparison offers to keys and palette; it sets this while it is shown. */
export const steps: { go: (step: 1 | -1) => void } = { go: () => undefined };

/** Registers the commands of comparisons as long as the window is open. */
export function useCompareCommands(): void {
  const app = useApp();
  useEffect(() => app.commands.register(compareCommands(app)), [app]);
}

function compareCommands(app: AppState): readonly AppCommand[] {
  const flow = () => app.view.store.getState().activeFlow;
  const isOpen = () => useCompare.getState().open?.flow === flow();
  const isReady = () => app.workspace.store.getState().phase === 'ready';
  return [
    {
      id: 'compare.with',
      title: 'Compare the open flow with…',
      group: 'Flow',
      key: '$mod+Alt+KeyC',
      when: () => flow() !== null,
      run: () => {
        showCompareDialog('compare');
      },
    },
    {
      id: 'compare.file',
      title: 'Compare the open flow with a file…',
      group: 'Flow',
      when: () => flow() !== null,
      run: () => compareWithFile(app, flow()!),
    },
    {
      id: 'history.open',
      title: 'History of the workspace…',
      group: 'File',
      key: '$mod+Shift+KeyH',
      when: isReady,
      run: () => {
        showCompareDialog('history');
      },
    },
    {
      id: 'compare.next',
      title: 'Next change',
      group: 'Go',
      key: 'F8',
      when: isOpen,
      run: () => {
        steps.go(1);
      },
    },
    {
      id: 'compare.previous',
      title: 'Previous change',
      group: 'Go',
      key: 'Shift+F8',
      when: isOpen,
      run: () => {
        steps.go(-1);
      },
    },
    { id: 'compare.close', title: 'Close the comparison', group: 'Flow', when: isOpen, run: closeComparison },
  ];
}
