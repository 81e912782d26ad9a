import type { AppState } from './app-state';

/** Keeps the window's title: the workspace's name, marked while something is not stored. Returns what ends that. */
export function keepTitle({
  ports,
  workspace,
  files,
}: Pick<AppState, 'ports' | 'workspace' | 'files'>): () => void {
  let shown = '';
  const update = () => {
    const { workspace: summary, pending } = workspace.store.getState();
    const title = summary === null ? 'Stagecraft' : `${summary.name} – Stagecraft`;
    const unsaved = pending.length > 0 || files.store.getState().typed.size > 0;
    const now = `${unsaved} ${title}`;
    if (now === shown) return;
    shown = now;
    void ports.bridge.request('window.title', { title, unsaved });
  };
  const ends = [workspace.store.subscribe(update), files.store.subscribe(update)];
  return () => {
    for (const end of ends) end();
  };
}
