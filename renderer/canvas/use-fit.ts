import { useEffect, useRef, useState } from 'react';
import type { Drawing } from '../../shared/graph/drawing/drawing';
import { rowSpread } from './row-spread';
import type { FrameSize } from './use-frame-size';
import type { Arrangement } from './use-scene';

/**
 * Rows of a long flow are as wide as the window while it is read, and wider while all of it is looked at: then it is
 * seen larger. `fitted` is called with what is drawn when its rows have been laid out.
 */
export function useFit(size: FrameSize, arrangement: Arrangement, fitted: () => void) {
  const [spread, setSpread] = useState(1);
  const asked = useRef(false);
  useEffect(() => {
    if (!asked.current) return;
    asked.current = false;
    fitted();
  }, [spread, fitted]);
  return {
    spread,
    /** Width in px that rows are laid out for. */
    width: size.width * (arrangement === 'rows' ? spread : 1),
    fit: (drawing: Drawing, isPlaced: boolean) => {
      const wanted = arrangement === 'rows' && !isPlaced ? rowSpread(drawing, size) : 1;
      asked.current = wanted !== spread;
      if (asked.current) setSpread(wanted);
      else fitted();
    },
    /** Rows are read again. */
    unfit: () => {
      setSpread(1);
    },
  };
}
