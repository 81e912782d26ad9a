import { createElement, startTransition } from 'react';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

interface Loaded<Parts> {
  readonly parts?: Parts;
  readonly failure?: unknown;
}

/** Parts of the window that are loaded after its first picture. `frame` calls back before the next one is painted. */
export function createLater<Parts extends object>(
  load: () => Promise<Parts>,
  frame: (callback: () => void) => void,
) {
  const store = createStore<Loaded<Parts>>(() => ({}));
  let asked = false;
  /** Two frames on, what was drawn last has been painted. */
  const afterPaint = (callback: () => void) => {
    frame(() => {
      frame(callback);
    });
  };
  /** Loads them after the next picture: earlier they would hold up the one that everybody waits for. */
  const ask = () => {
    if (asked) return;
    asked = true;
    afterPaint(() => {
      load().then(
        (parts) => {
          startTransition(() => {
            store.setState({ parts });
          });
        },
        (failure: unknown) => {
          store.setState({ failure });
        },
      );
    });
  };
  function Part({ part, ...props }: { readonly part: keyof Parts }) {
    const { parts, failure } = useStore(store);
    // The error boundary says it; a window without its panels would say nothing.
    if (failure !== undefined) {
      throw new Error('A part of the window could not be loaded.', { cause: failure });
    }
    return parts === undefined ? null : createElement(parts[part] as ComponentType<object>, props);
  }
  return { store, afterPaint, ask, Part };
}
