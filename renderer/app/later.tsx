import { createElement, startTransition, useEffect } from 'react';
import type { ComponentType } from 'react';
import { create } from 'zustand';
import type { LaterPart, LaterParts, PropsOf } from './later-parts';

const useParts = create<{ readonly parts?: LaterParts; readonly failure?: unknown }>(() => ({}));

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
        import('./later-parts').then(
          ({ laterParts }) => {
            startTransition(() => {
              useParts.setState({ parts: laterParts });
            });
          },
          (failure: unknown) => {
            useParts.setState({ failure });
          },
        );
      });
    });
  }, []);
}

/** A part of the window that comes after its first picture; nothing until then. */
export function Later<Part extends LaterPart>({ part, ...props }: { readonly part: Part } & PropsOf<Part>) {
  const { parts, failure } = useParts();
  // The error boundary says it; a window without its panels would say nothing.
  if (failure !== undefined) throw new Error('A part of the window could not be loaded.', { cause: failure });
  if (parts === undefined) return null;
  return createElement(parts[part] as ComponentType<object>, props);
}
