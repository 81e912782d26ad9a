import { createElement, startTransition, useEffect } from 'react';
import type { ComponentType } from 'react';
import { create } from 'zustand';
import type { LaterPart, LaterParts, PropsOf } from './later-parts';

const useParts = create<{ readonly parts?: LaterParts }>(() => ({}));

let asked = false;

/**
 * Loads the parts that `Later` stands for, once what this component is drawn with has been painted: two frames after
 * it was made. Loading them first would hold up the picture that everybody waits for.
 */
export function useLaterParts(): void {
  useEffect(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        void import('./later-parts').then(({ laterParts }) => {
          startTransition(() => {
            useParts.setState({ parts: laterParts });
          });
        });
      });
    });
  }, []);
}

/** A part of the window that comes after its first picture; nothing until then. */
export function Later<Part extends LaterPart>({ part, ...props }: { readonly part: Part } & PropsOf<Part>) {
  const parts = useParts((state) => state.parts);
  if (parts === undefined) return null;
  return createElement(parts[part] as ComponentType<object>, props);
}
