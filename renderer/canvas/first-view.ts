import type { Box } from '../../shared/graph/drawing/lane-layout';
import type { Route } from '../../shared/graph/drawing/routes';

export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const margin = 32;
/** Below the toolbar. */
const topMargin = 58;
/** Smaller than this, text is no longer read easily. */
const readable = 0.9;

/** Room around ways, which run outside the nodes. */
const wayMargin = 6;

interface Laid {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly routes?: ReadonlyMap<string, Route>;
}

/** Left, top, right and bottom of what is to be seen, with room around it. */
function frameOf({ boxes, routes }: Laid): readonly [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (box: Box, room: number) => {
    left = Math.min(left, box.x - room);
    top = Math.min(top, box.y - room);
    right = Math.max(right, box.x + box.width + room);
    bottom = Math.max(bottom, box.y + box.height + room);
  };
  for (const box of boxes.values()) take(box, margin);
  for (const { points } of routes?.values() ?? []) {
    for (const point of points) take({ ...point, width: 0, height: 0 }, wayMargin);
  }
  return [left, top, right, bottom];
}

/**
 * The first look at a flow: all of it where it fits and can still be read, else the entry at full size, so that a
 * long flow is read from its beginning.
 */
export function firstView(laid: Laid, size: { readonly width: number; readonly height: number }): View {
  const [left, top, right, bottom] = frameOf(laid);
  if (left > right) return { x: margin, y: margin, zoom: 1 };
  const [wide, high] = [right - left, bottom - top];
  const fit = Math.min(size.width / wide, size.height / high, 1.1);
  const zoom = fit >= readable ? fit : Math.max(readable, Math.min(1, size.width / wide));
  const x = wide * zoom <= size.width ? (size.width - (right + left) * zoom) / 2 : -left * zoom;
  const belowTools = topMargin - (top + margin) * zoom;
  const lowest = size.height - (bottom - margin / 2) * zoom;
  const y =
    high * zoom <= size.height
      ? Math.min(Math.max((size.height - (bottom + top) * zoom) / 2.4, belowTools), lowest)
      : belowTools;
  return { x, y, zoom };
}
