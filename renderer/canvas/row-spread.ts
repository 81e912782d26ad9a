import type { Drawing, DrawnEdge } from '../../shared/graph/drawing/drawing';
import { laneLayout } from '../../shared/graph/drawing/lane-layout';
import type { Box } from '../../shared/graph/drawing/lane-layout';
import type { FrameSize } from './use-frame-size';

/** At this zoom everything on a card is read: rows that fit so stay as wide as the window. */
const readable = 0.72;
const widest = 6;
const step = 0.25;

/** Width that rows may take: beside them run the ways around to the next row, to the denied exit and back to the start. */
export function rowWidth({ edges }: Drawing, width: number): number {
  const has = (kind: DrawnEdge['kind']) => edges.some((edge) => edge.kind === kind);
  const side = has('restart') ? 52 : has('denied') ? 40 : 33;
  return Math.max(width - 2 * side, 240);
}

function extentOf(boxes: Iterable<Box>): FrameSize {
  let [width, height] = [0, 0];
  for (const box of boxes) {
    width = Math.max(width, box.x + box.width);
    height = Math.max(height, box.y + box.height);
  }
  return { width, height };
}

/** How many times as wide as the window rows are laid out so that the whole flow is seen as large as possible. */
export function rowSpread(drawing: Drawing, size: FrameSize): number {
  let best = { spread: 1, zoom: 0 };
  for (let spread = 1; spread <= widest; spread += step) {
    const extent = extentOf(laneLayout(drawing, rowWidth(drawing, size.width * spread)).boxes.values());
    const zoom = Math.min(size.width / extent.width, size.height / extent.height);
    if (spread === 1 && zoom >= readable) return 1;
    if (zoom > best.zoom * 1.02) best = { spread, zoom };
  }
  return best.spread;
}
