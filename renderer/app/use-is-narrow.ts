import { useEffect, useState } from 'react';

/** Whether an element is narrower than so many px; it follows. False while there is none. */
export function useIsNarrow(element: HTMLElement | null, width: number): boolean {
  const [isNarrow, setNarrow] = useState(false);
  useEffect(() => {
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setNarrow(element.clientWidth < width);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [element, width]);
  return isNarrow;
}
