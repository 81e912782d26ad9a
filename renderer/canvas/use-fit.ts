import { useEffect, useRef, useState } from 'react';
import type { Drawing } from '../../shared/graph/drawing/drawing';
import { rowSpread } from './row-spread';
import type { FrameSize } from './use-frame-size';
import type { Arrangement } from './use-scene';

/** By so many px a width must differ for things to be laid out anew. */
export const otherWidth = 24;

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

/** What was fitted into the window is fitted again when the window has another width: a panel was opened or closed. */
export function useRefit(width: number, isFitted: boolean, fit: () => void): void {
  const seen = useRef(width);
  const latest = useRef(fit);
  useEffect(() => {
    latest.current = fit;
  });
  useEffect(() => {
    const isOther = Math.abs(seen.current - width) >= otherWidth;
    if (isOther) seen.current = width;
    if (!isOther || !isFitted) return undefined;
    // The library takes the new places in after this.
    const soon = requestAnimationFrame(() => {
      latest.current();
    });
    return () => {
      cancelAnimationFrame(soon);
    };
  }, [width, isFitted]);
}
