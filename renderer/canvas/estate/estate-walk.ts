import type { Box } from '../../../shared/graph/drawing/lane-layout';

const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The node that an arrow key leads to: the nearest that lies in its direction, what lies beside the way counting
 * double. Home and End lead to the first and the last. Undefined: stay.
 */
export function estateWalk(
  boxes: ReadonlyMap<string, Box>,
  from: string | undefined,
  key: string,
): string | undefined {
  const ids = [...boxes.keys()];
  const origin = from === undefined ? undefined : boxes.get(from);
  if (key === 'Home') return ids[0];
  if (key === 'End') return ids.at(-1);
  const direction = directions[key];
  if (!direction) return undefined;
  if (!origin) return ids[0];
  const [dx, dy] = direction;
  const middle = (box: Box) => [box.x + box.width / 2, box.y + box.height / 2] as const;
  const [x, y] = middle(origin);
  let best: string | undefined;
  let least = Infinity;
  for (const [id, box] of boxes) {
    const [atX, atY] = middle(box);
    const ahead = (atX - x) * dx + (atY - y) * dy;
    const aside = Math.abs((atX - x) * dy) + Math.abs((atY - y) * dx);
    if (id === from || ahead <= 8) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) {
      best = id;
      least = cost;
    }
  }
  return best;
}
