import { useEffect } from 'react';
import type { ComponentType } from 'react';
import { createLater } from '../ui/create-later';
import type { canvasLater } from './canvas-later';

type Parts = typeof canvasLater;
type PropsOf<Part extends keyof Parts> = Parts[Part] extends ComponentType<infer Props> ? Props : never;

const later = createLater<Parts>(
  () => import('./canvas-later').then((loaded) => loaded.canvasLater),
  (callback) => requestAnimationFrame(callback),
);

/** Loads what `OverCanvas` stands for, once the drawing has been painted. */
export function useOverCanvas(): void {
  useEffect(() => {
    later.ask();
  }, []);
}

/** A part of the canvas that the first picture does without: nothing until it is loaded. */
export function OverCanvas<Part extends keyof Parts>(props: { readonly part: Part } & PropsOf<Part>) {
  return <later.Part {...props} />;
}
