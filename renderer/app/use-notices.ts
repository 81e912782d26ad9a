import { useEffect } from 'react';
import { useApp } from '../state/hooks';
import type { Notice } from '../state/view';
import { addToast } from '../ui/toast-queue';
import { isAboutWriting } from './not-written';
import type { AppState } from '../state/app-state';
import { goTo } from '../state/go-to';

/**
 * Shows the state's notices as toasts, each once. Errors and warnings stay until they are closed. One that offers to undo goes
 * with the next change or undo: from then on it would undo something else.
 */
export function useNotices(): void {
  const app = useApp();
  useEffect(() => {
    const shown = new Set<string>();
    const undoing = new Set<() => void>();
    const show = (notices: readonly Notice[]) => {
      for (const notice of notices) {
        if (shown.has(notice.id) || isAboutWriting(notice, app.workspace.store.getState().document)) continue;
        shown.add(notice.id);
        const stays = notice.severity === 'error' || notice.severity === 'warning';
        const close = addToast(
          { tone: notice.severity, title: notice.message, action: actionOf(app, notice) },
          {
            ...(stays ? {} : { timeout: notice.action === undefined ? 5000 : 8000 }),
            onClose: () => {
              app.view.dismiss(notice.id);
              undoing.delete(close);
            },
          },
        );
        if (notice.action?.command === 'edit.undo') undoing.add(close);
      }
    };
    show(app.view.store.getState().notices);
    const endings = [
      app.view.store.subscribe((state, before) => {
        if (state.notices !== before.notices) show(state.notices);
      }),
      app.workspace.store.subscribe(({ history }, before) => {
        if (history.undo.at(-1)?.commitId === before.history.undo.at(-1)?.commitId) return;
        for (const close of [...undoing]) close();
      }),
    ];
    return () => {
      for (const end of endings) end();
    };
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
    stays: true,
    onPress: () => {
      goTo(app, record);
    },
  };
}
