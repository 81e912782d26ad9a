import type { AppState } from './app-state';

/** Keeps the window's title: the workspace's name, marked while something is not stored. Returns what ends that. */
export function keepTitle({ ports, workspace }: Pick<AppState, 'ports' | 'workspace'>): () => void {
  let shown = '';
  const update = () => {
    const { workspace: summary, pending } = workspace.store.getState();
    const title = summary === null ? 'Stagecraft' : `${summary.name} – Stagecraft`;
    const unsaved = pending.length > 0;
    const now = `${unsaved} ${title}`;
    if (now === shown) return;
    shown = now;
    void ports.bridge.request('window.title', { title, unsaved });
  };
  return workspace.store.subscribe(update);
}
