import { useEffect } from 'react';
import { deepEqual } from '../../shared/kernel/equal';
import { lintSettingsOf } from '../../shared/lint/settings';
import { useApp } from '../state/hooks';

/** How long (ms) after the last change the workspace is linted. */
const quiet = 600;

/** Keeps what the rules find in the workspace among its problems as the work goes on. */
export function useLint(): void {
  const app = useApp();
  useEffect(() => {
    const { ports, workspace, view } = app;
    let cancel: (() => void) | undefined;
    let isClosed = false;
    const now = async () => {
      const { runLint } = await import('../../shared/lint/run-lint');
      if (isClosed) return;
      const { document, descriptors } = workspace.store.getState();
      const settings = lintSettingsOf(document);
      const found = runLint(document, { descriptors, release: descriptors.release, settings });
      if (!deepEqual(found, view.store.getState().problems.lint ?? [])) view.setProblems('lint', found);
    };
    const later = () => {
      cancel?.();
      cancel = ports.schedule(() => {
        void now();
      }, quiet);
    };
    later();
    const end = workspace.store.subscribe((state, before) => {
      if (state.document !== before.document || state.descriptors !== before.descriptors) later();
    });
    return () => {
      isClosed = true;
      cancel?.();
      end();
    };
  }, [app]);
}
