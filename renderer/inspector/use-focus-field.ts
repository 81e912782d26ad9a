import { useEffect } from 'react';
import type { RefObject } from 'react';
import { useView } from '../state/hooks';

const focusable = 'input, textarea, select, [contenteditable="true"], button';

/** Puts the cursor into the field that somebody asked to see: a problem, a card, a search result. */
export function useFocusField(host: RefObject<HTMLElement | null>): void {
  const asked = useView((state) => state.focusField);
  useEffect(() => {
    if (asked === null || host.current === null) return;
    const [name = asked.field] = asked.field.split('.');
    const field = host.current.querySelector(`[data-field="${CSS.escape(name)}"]`);
    if (field === null) return;
    field.scrollIntoView({ block: 'center' });
    field.querySelector<HTMLElement>(focusable)?.focus({ preventScroll: true });
  }, [asked, host]);
}
