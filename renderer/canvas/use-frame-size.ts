import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** Size of an element in px, once it has one; it follows when the element has come to rest. */
export function useFrameSize(frame: RefObject<HTMLElement | null>): FrameSize | undefined {
  const [size, setSize] = useState<FrameSize>();
  useLayoutEffect(() => {
    const element = frame.current!;
    let timer = 0;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      if (width > 0 && height > 0) setSize({ width, height });
    };
    measure();
    const observer = new ResizeObserver(() => {
      window.clearTimeout(timer);
      timer = window.setTimeout(measure, 160);
    });
    observer.observe(element);
    return () => {
      window.clearTimeout(timer);
      observer.disconnect();
    };
  }, [frame]);
  return size;
}
