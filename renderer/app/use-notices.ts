import { useEffect } from 'react';
import { useApp } from '../state/hooks';
import type { Notice } from '../state/view';
import { addToast } from '../ui/toast-queue';
import { isChangedOnDisk } from './changed-on-disk';
import type { AppState } from '../state/app-state';
import { goTo } from '../state/go-to';

/** Shows the state's notices as toasts, each once. Errors and warnings stay until they are closed. */
export function useNotices(): void {
  const app = useApp();
  useEffect(() => {
    const shown = new Set<string>();
    const show = (notices: readonly Notice[]) => {
      for (const notice of notices) {
        if (shown.has(notice.id) || isChangedOnDisk(notice)) continue;
        shown.add(notice.id);
        const stays = notice.severity === 'error' || notice.severity === 'warning';
        addToast(
          { tone: notice.severity, title: notice.message, action: actionOf(app, notice) },
          {
            ...(stays ? {} : { timeout: notice.action === undefined ? 5000 : 8000 }),
            onClose: () => {
              app.view.dismiss(notice.id);
            },
          },
        );
      }
    };
    show(app.view.store.getState().notices);
    return app.view.store.subscribe((state, before) => {
      if (state.notices !== before.notices) show(state.notices);
    });
  }, [app]);
}

function actionOf(app: AppState, { action, record }: Notice) {
  if (action !== undefined) {
    return {
      label: action.title,
      onPress: () => {
        app.commands.run(action.command);
      },
    };
  }
  if (record === undefined || !app.workspace.store.getState().document.records.has(record)) return undefined;
  return {
    label: 'Show',
    onPress: () => {
      goTo(app, record);
    },
  };
}
