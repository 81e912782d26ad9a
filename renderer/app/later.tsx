import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createLater } from '../ui/create-later';
import type { LaterPart, LaterParts, PropsOf } from './later-parts';

const later = createLater<LaterParts>(
  () => import('./later-parts').then(({ laterParts }) => laterParts),
  (callback) => requestAnimationFrame(callback),
);

/**
 * Loads the parts that `Later` stands for, once what is in the window when they are `wanted` has been painted. `onHere`
 * is called when they are in the window.
 */
export function useLaterParts(wanted: boolean, onHere: () => void): void {
  const isHere = useStore(later.store, (state) => state.parts !== undefined);
  useEffect(() => {
    if (wanted) later.ask();
  }, [wanted]);
  useEffect(() => {
    if (isHere) later.afterPaint(onHere);
  }, [isHere, onHere]);
}

/** A part of the window that comes after its first picture; nothing until then. */
export function Later<Part extends LaterPart>(props: { readonly part: Part } & PropsOf<Part>) {
  return <later.Part {...props} />;
}
