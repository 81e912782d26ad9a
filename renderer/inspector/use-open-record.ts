import { useCallback } from 'react';
import type { RecordId } from '../../shared/authentik/record';
import { flowModel } from '../../shared/document/models';
import { useApp } from '../state/hooks';

/** Goes to a record: a flow is opened in a tab, anything is shown in the inspector. */
export function useOpenRecord(): (record: RecordId) => void {
  const app = useApp();
  return useCallback(
    (id) => {
      const record = app.workspace.store.getState().document.records.get(id);
      if (record === undefined) return;
      if (record.model === flowModel) app.view.openFlow(id);
      app.view.reveal(id);
    },
    [app],
  );
}
