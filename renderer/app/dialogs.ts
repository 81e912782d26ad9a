import { create } from 'zustand';

export type DialogName = 'workspaces' | 'shortcuts';

interface Dialogs {
  readonly open: DialogName | null;
}

/** Which of the window's own dialogs is open. */
export const useDialogs = create<Dialogs>(() => ({ open: null }));

export function showDialog(open: DialogName | null): void {
  useDialogs.setState({ open });
}
