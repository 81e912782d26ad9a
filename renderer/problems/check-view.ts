import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Diagnostic } from '../../shared/kernel/diagnostic';

interface CheckView {
  readonly isListOpen: boolean;
  /** Rule that is about to be turned off; null: none. */
  readonly turningOff: string | null;
  /** Problems are narrowed to those of this origin; null: all. */
  readonly only: string | null;
  /** What shows a finding in the debugger, by `findingKey`. */
  readonly shows: ReadonlyMap<string, () => void>;
}

const store = createStore<CheckView>(() => ({
  isListOpen: false,
  turningOff: null,
  only: null,
  shows: new Map<string, () => void>(),
}));

/** What of the check is open in this window, beside the list of problems itself. */
export function useCheckView<Part>(select: (view: CheckView) => Part): Part {
  return useStore(store, select);
}

export function findingKey({ code, message }: Diagnostic): string {
  return `${code} ${message}`;
}

export function setCheckView(change: Partial<CheckView>): void {
  store.setState(change);
}
