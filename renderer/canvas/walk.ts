import type { Drawing, DrawnNode } from '../../shared/graph/drawing/drawing';
import { bindingOf } from '../../shared/graph/drawing/drawing';
import type { Box } from '../../shared/graph/drawing/lane-layout';

export type WalkKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

export function isWalkKey(key: string): key is WalkKey {
  return ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key);
}

function pathOf(drawing: Drawing): readonly DrawnNode[] {
  const path = drawing.nodes.filter((node) => node.under === undefined && node.node.kind !== 'exit');
  const exits = drawing.nodes.filter((node) => node.under === undefined && node.node.kind === 'exit');
  return [...path, ...exits];
}

/**
 * The node an arrow key leads to: left and right along the path, down to what hangs under a stage and then to the row
 * below, up the other way.
 */
export function walk(
  { drawing, boxes }: { readonly drawing: Drawing; readonly boxes: ReadonlyMap<string, Box> },
  from: string | undefined,
  key: WalkKey,
): string | undefined {
  const path = pathOf(drawing);
  const at = drawing.nodes.find((node) => node.id === from);
  if (!at || key === 'Home') return path[0]?.id;
  if (key === 'End') return path.at(-1)?.id;
  const anchor = at.under ?? at.id;
  const index = path.findIndex((node) => node.id === anchor);
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    return path[index + (key === 'ArrowLeft' ? -1 : 1)]?.id ?? anchor;
  }
  const sign = key === 'ArrowDown' ? 1 : -1;
  const below = [anchor, ...drawing.nodes.filter((node) => node.under === anchor).map((node) => node.id)];
  const next = below[below.indexOf(at.id) + sign];
  return next ?? nearestInDirection(path, { boxes, from: anchor }, sign) ?? at.id;
}

function nearestInDirection(
  path: readonly DrawnNode[],
  { boxes, from }: { readonly boxes: ReadonlyMap<string, Box>; readonly from: string },
  sign: 1 | -1,
): string | undefined {
  const start = boxes.get(from);
  if (!start) return undefined;
  const centre = (box: Box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const origin = centre(start);
  let best: string | undefined;
  let least = Infinity;
  for (const { id } of path) {
    const box = boxes.get(id);
    if (!box || id === from) continue;
    const { x, y } = centre(box);
    const ahead = (y - origin.y) * sign;
    if (ahead < 30) continue;
    const cost = ahead * 2 + Math.abs(x - origin.x);
    if (cost < least) {
      least = cost;
      best = id;
    }
  }
  return best;
}

/** What is selected after some nodes are removed: the next stage that stays, else the one before, else the entry. */
export function neighbourOf(drawing: Drawing, removed: ReadonlySet<string>): readonly string[] {
  const lane = drawing.nodes.filter(({ node, under }) => under === undefined && node.kind === 'stage');
  const gone = (node: DrawnNode) => removed.has(node.id);
  const stays = (node: DrawnNode) => !gone(node);
  const last = lane.map(gone).lastIndexOf(true);
  if (last >= 0) {
    const near = lane.slice(last + 1).find(stays) ?? lane.slice(0, last).reverse().find(stays);
    return [near?.id ?? 'entry'];
  }
  const gate = drawing.nodes.find(({ id, node }) => node.kind === 'gate' && removed.has(id));
  return lane.flatMap(({ id, node }) => (gate && bindingOf(node) === bindingOf(gate.node) ? [id] : []));
}
