import type { Box } from '../../shared/graph/drawing/lane-layout';

export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const margin = 46;
/** Below the toolbar. */
const topMargin = 58;
/** Smaller than this, text is no longer read easily. */
const readable = 0.9;

/**
 * The first look at a flow: all of it where it fits and can still be read, else the entry at full size, so that a
 * long flow is read from its beginning.
 */
export function firstView(
  boxes: ReadonlyMap<string, Box>,
  size: { readonly width: number; readonly height: number },
): View {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes.values()) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  if (left > right) return { x: margin, y: margin, zoom: 1 };
  const [wide, high] = [right - left + 2 * margin, bottom - top + 2 * margin];
  const fit = Math.min(size.width / wide, size.height / high, 1.1);
  const zoom = fit >= readable ? fit : Math.max(readable, Math.min(1, size.width / wide));
  const x = wide * zoom <= size.width ? (size.width - (right + left) * zoom) / 2 : margin - left * zoom;
  const y = high * zoom <= size.height ? (size.height - (bottom + top) * zoom) / 2.4 : topMargin - top * zoom;
  return { x, y, zoom };
}
