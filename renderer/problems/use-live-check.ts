import { useEffect } from 'react';
import { useApp } from '../state/hooks';
import { createSourceCheck } from './check-sources';

/** How long (ms) after the last change the files are checked. */
const quiet = 600;

/** Keeps the problems of opened files as the work goes on. */
export function useLiveCheck(): void {
  const app = useApp();
  useEffect(() => {
    const { ports, workspace, view } = app;
    const { check } = createSourceCheck(ports.codec);
    let cancel: (() => void) | undefined;
    const now = () => {
      const { document, descriptors } = workspace.store.getState();
      view.setProblems('check', check(document, { newId: ports.newId, descriptors }));
    };
    const later = () => {
      cancel?.();
      cancel = ports.schedule(now, quiet);
    };
    later();
    const end = workspace.store.subscribe((state, before) => {
      if (state.document !== before.document || state.descriptors !== before.descriptors) later();
    });
    return () => {
      cancel?.();
      end();
    };
  }, [app]);
}
