import type { Box } from '../../../shared/graph/drawing/lane-layout';
import type { View } from '../first-view';
import type { FrameSize } from '../use-frame-size';

/** Smaller than this, the texts of the map are no longer read. */
export const readable = 0.9;
const room = 28;
/** Below what lies over the map's upper edge. */
const top = 60;

/** The first look at the map: all of it where it can be read then, else its beginning. */
export function estateView(boxes: ReadonlyMap<string, Box>, size: FrameSize): View {
  let [right, bottom] = [0, 0];
  for (const { x, y, width, height } of boxes.values()) {
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  const fit = Math.min((size.width - 2 * room) / right, (size.height - top - room) / bottom, 1);
  const zoom = Math.max(fit, readable);
  const [spareWidth, spareHeight] = [size.width - right * zoom, size.height - top - bottom * zoom];
  return {
    x: spareWidth > 2 * room ? spareWidth / 2 : room,
    y: top + (spareHeight > 2 * room ? spareHeight / 3 : 0),
    zoom,
  };
}
