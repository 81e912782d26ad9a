import type { Viewport } from '@xyflow/react';
import { useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';

/**
 * While the drawing is moved without being zoomed, it is a layer of its own that is painted once and then shifted.
 * Zoomed, such a layer would be blurred: it is given up with the first step of a zoom.
 */
export function usePanLayer() {
  const store = useStoreApi();
  return useMemo(() => {
    let zoom: number | undefined;
    const mark = (isMoving: boolean) => {
      store.getState().domNode?.toggleAttribute('data-moving', isMoving);
    };
    const end = () => {
      zoom = undefined;
      mark(false);
    };
    return {
      onMoveStart: (_event: unknown, view: Viewport) => {
        ({ zoom } = view);
        mark(true);
      },
      onMove: (view: Viewport) => {
        if (zoom !== undefined && view.zoom !== zoom) end();
      },
      onMoveEnd: end,
    };
  }, [store]);
}
