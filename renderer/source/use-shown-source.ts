import { useEffect, useState } from 'react';
import type { RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { useApp } from '../state/hooks';
import type { ShownSource } from '../state/source-engine';
import { liveTextOf } from './live-text';

export interface ShownAt extends ShownSource {
  readonly document: WorkspaceDocument;
}

/** The text of a flow's file as a save would write it, some time after each change; undefined until it is there. */
export function useShownSource(flow: RecordId): ShownAt | undefined {
  const app = useApp();
  const [shown, setShown] = useState<ShownAt>();
  useEffect(() => {
    const { workspace, files } = app;
    let [isEnded, isAsking, isStale] = [false, false, false];
    const ask = async () => {
      isAsking = true;
      do {
        isStale = false;
        const { document, descriptors } = workspace.store.getState();
        const found = await files.desk.show(flow, { document, descriptors }).catch(() => undefined);
        // What was asked before an edit of the text must not take that edit back.
        if (isStale || isEnded || found === undefined) continue;
        if (found.source !== undefined) liveTextOf(app, found.source).shown(found.text);
        setShown({ ...found, document });
        // `isStale` is set by the subscription while this waits, `isEnded` by the end of the effect.
      } while (isStale && !isEnded);
      isAsking = false;
    };
    void ask();
    const end = workspace.store.subscribe((state, before) => {
      if (state.document === before.document && state.descriptors === before.descriptors) return;
      isStale = true;
      if (!isAsking) void ask();
    });
    return () => {
      isEnded = true;
      end();
    };
  }, [app, flow]);
  return shown;
}
