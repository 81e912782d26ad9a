import { useEffect } from 'react';
import { useApp } from '../state/hooks';

let told = false;

/** Tells main once when the first drawing is on the screen: two frames after it was made, it has been painted. */
export function useFirstPaint(): void {
  const app = useApp();
  useEffect(() => {
    if (told) return;
    told = true;
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        void app.ports.bridge.request('window.painted', undefined);
      });
    });
  }, [app]);
}
