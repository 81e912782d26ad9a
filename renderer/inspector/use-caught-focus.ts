import { useEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';

interface Place {
  /** `data-row` of the row, where it is in one. */
  readonly row: string | undefined;
  readonly index: number;
}

/** A menu gives the focus back some frames after it was closed. */
const patience = 40;

/**
 * Catches the focus where it falls to nothing because the row that had it was moved or removed: it goes to that row's menu,
 * to the row in its place, or to what the list ends with. `rows` changes with the list.
 */
export function useCaughtFocus(rows: unknown): {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
} {
  const ref = useRef<HTMLDivElement>(null);
  const last = useRef<Place | null>(null);
  useEffect(() => {
    if (last.current === null) return undefined;
    let left = patience;
    let frame = 0;
    const look = () => {
      if (document.activeElement === document.body) focusNear(ref.current, last.current);
      else if ((left -= 1) > 0) frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [rows]);
  return {
    ref,
    onFocus: ({ target }) => {
      // Events of a menu come here too, though it is drawn elsewhere.
      if (ref.current?.contains(target) !== true) return;
      const row = target.closest<HTMLElement>('[data-row]');
      const all = [...ref.current.querySelectorAll('[data-row]')];
      last.current = { row: row?.dataset.row, index: row === null ? all.length : all.indexOf(row) };
    },
    onBlur: ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Element) || ref.current?.contains(relatedTarget) === true) return;
      if (relatedTarget.closest('[role="menu"], [role="dialog"]') === null) last.current = null;
    },
  };
}

function focusNear(list: HTMLElement | null, place: Place | null): void {
  if (list === null || place === null) return;
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  const row =
    rows.find(({ dataset }) => dataset.row === place.row) ?? rows[Math.min(place.index, rows.length - 1)];
  const target =
    row?.querySelector<HTMLElement>('[aria-haspopup]') ?? list.querySelector<HTMLElement>('input, button');
  target?.focus();
}
