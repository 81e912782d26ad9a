import type { Drawing, DrawnEdge } from './drawing';
import type { Box, LaneLayout, Point, Row } from './lane-layout';

/** Corner points of an edge's way, from where it leaves its source to where it meets its target. */
export type Route = readonly Point[];

/** How far left of the rows the trunks run. */
const trunks = { connector: 20, denied: 32, restart: 44 } as const;

interface Ends {
  readonly from: Box;
  readonly to: Box;
  readonly fromRow: Row;
  readonly toRow: Row;
}

function centre(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Straight on within a row; at its end around to the start of the next one. */
function next({ from, to, fromRow, toRow }: Ends): Route {
  const start = { x: from.x + from.width, y: fromRow.axis };
  const end = { x: to.x, y: toRow.axis };
  if (fromRow === toRow) return [start, end];
  const right = start.x + 18;
  const channel = fromRow.onward;
  return [
    start,
    { x: right, y: start.y },
    { x: right, y: channel },
    { x: -trunks.connector, y: channel },
    { x: -trunks.connector, y: end.y },
    end,
  ];
}

/** An arc above the stage that is skipped; into another row outside and below that row's connector. */
function skip({ from, to, fromRow, toRow }: Ends): Route {
  const start = { x: centre(from).x + 12, y: from.y };
  const end = { x: centre(to).x - 12, y: to.y };
  const height = fromRow.skips;
  if (fromRow === toRow) return [start, { x: start.x, y: height }, { x: end.x, y: height }, end];
  const outside = fromRow.right + 30;
  const arrive = toRow.arrivals;
  return [
    start,
    { x: start.x, y: height },
    { x: outside, y: height },
    { x: outside, y: arrive },
    { x: end.x, y: arrive },
    end,
  ];
}

function denied(
  { from, to, fromRow }: Ends,
  at: { readonly isEntry: boolean; readonly isLast: boolean },
): Route {
  const { isEntry, isLast } = at;
  const start = { x: isEntry ? centre(from).x : from.x + from.width - 7, y: from.y + from.height };
  const exit = centre(to);
  if (isLast && Math.abs(start.x - exit.x) < 1) return [start, { x: exit.x, y: to.y }];
  if (isLast) return [start, { x: start.x, y: exit.y }, { x: to.x + to.width, y: exit.y }];
  const rail = fromRow.denials;
  return [
    start,
    { x: start.x, y: rail },
    { x: -trunks.denied, y: rail },
    { x: -trunks.denied, y: exit.y },
    { x: to.x, y: exit.y },
  ];
}

function restart({ from, to, fromRow, toRow }: Ends): Route {
  const start = { x: from.x + from.width - 7, y: from.y + from.height };
  const rail = fromRow.restarts;
  const entry = { x: to.x, y: toRow.axis + 16 };
  return [
    start,
    { x: start.x, y: rail },
    { x: -trunks.restart, y: rail },
    { x: -trunks.restart, y: entry.y },
    entry,
  ];
}

/** From the stage's lower left corner down its side to what hangs under it. */
function hang(from: Box, to: Box): Route {
  const x = from.x - 8;
  const y = to.y + to.height / 2;
  const start = { x: from.x, y: from.y + from.height - 14 };
  return [start, { x, y: start.y }, { x, y }, { x: to.x, y }];
}

function routeOf(edge: DrawnEdge, layout: LaneLayout): Route | undefined {
  const { boxes, rows, rowOf } = layout;
  const [from, to] = [boxes.get(edge.source), boxes.get(edge.target)];
  if (!from || !to) return undefined;
  if (edge.target.startsWith('beside:')) return hang(from, to);
  const fromRow = rows[rowOf.get(edge.source) ?? -1];
  const last = rows.at(-1);
  if (!fromRow || !last) return undefined;
  const ends = { from, to, fromRow, toRow: rows[rowOf.get(edge.target) ?? -1] ?? last };
  if (edge.kind === 'next') return next(ends);
  if (edge.kind === 'skip') return skip(ends);
  if (edge.kind === 'restart') return restart(ends);
  return denied(ends, { isEntry: edge.source === 'entry', isLast: fromRow === last });
}

/** The ways of all edges of a drawing in its own layout. */
export function routesOf(drawing: Drawing, layout: LaneLayout): ReadonlyMap<string, Route> {
  const routes = new Map<string, Route>();
  for (const edge of drawing.edges) {
    const route = routeOf(edge, layout);
    if (route) routes.set(edge.id, route);
  }
  return routes;
}
