import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

interface CheckView {
  readonly isListOpen: boolean;
  /** Rule that is about to be turned off; null: none. */
  readonly turningOff: string | null;
  /** Problems are narrowed to those of this origin; null: all. */
  readonly only: string | null;
}

const store = createStore<CheckView>(() => ({ isListOpen: false, turningOff: null, only: null }));

/** What of the check is open in this window, beside the list of problems itself. */
export function useCheckView<Part>(select: (view: CheckView) => Part): Part {
  return useStore(store, select);
}

export function setCheckView(change: Partial<CheckView>): void {
  store.setState(change);
}
