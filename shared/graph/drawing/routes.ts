import type { Drawing, DrawnEdge } from './drawing';
import type { Box, LaneLayout, Point, Row } from './lane-layout';

/** An edge's way: its corner points, from where it leaves its source to where it meets its target. */
export interface Route {
  readonly points: readonly Point[];
  /** It ends where it meets another way to the same target, which goes on from there. */
  readonly joins: boolean;
}

/** How far left of the rows the trunks run. */
const trunks = { connector: 20, denied: 32, restart: 44 } as const;

interface Ends {
  readonly from: Box;
  readonly to: Box;
  readonly fromRow: Row;
  readonly toRow: Row;
  /** Right end of the rows between, the one it leaves from among them. */
  readonly right: number;
}

function centre(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Straight on within a row; at its end around to the start of the next one. */
function next({ from, to, fromRow, toRow }: Ends): readonly Point[] {
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
function skip({ from, to, fromRow, toRow, right }: Ends): readonly Point[] {
  const start = { x: centre(from).x + 12, y: from.y };
  const end = { x: centre(to).x - 12, y: to.y };
  const height = fromRow.skips;
  if (fromRow === toRow) return [start, { x: start.x, y: height }, { x: end.x, y: height }, end];
  const outside = right + 30;
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

function denied({ from, to, fromRow }: Ends, at: DeniedPlace): readonly Point[] {
  const { isEntry, isLast, join } = at;
  const start = { x: isEntry ? centre(from).x : from.x + from.width - 7, y: from.y + from.height };
  const exit = centre(to);
  if (isLast && Math.abs(start.x - exit.x) < 1) return [start, { x: exit.x, y: to.y }];
  if (isLast) return [start, { x: start.x, y: exit.y }, { x: to.x + to.width, y: exit.y }];
  const rail = fromRow.denials;
  const trunk = [start, { x: start.x, y: rail }, { x: -trunks.denied, y: rail }];
  if (join !== undefined) return [...trunk, { x: -trunks.denied, y: join }];
  return [...trunk, { x: -trunks.denied, y: exit.y }, { x: to.x, y: exit.y }];
}

interface DeniedPlace {
  readonly isEntry: boolean;
  readonly isLast: boolean;
  /** Rail of the next row below that also leads to the denied exit. */
  readonly join: number | undefined;
}

function restart({ from, to, fromRow, toRow }: Ends, join: number | undefined): readonly Point[] {
  const start = { x: from.x + from.width - 7, y: from.y + from.height };
  const rail = fromRow.restarts;
  const trunk = [start, { x: start.x, y: rail }, { x: -trunks.restart, y: rail }];
  if (join !== undefined) return [...trunk, { x: -trunks.restart, y: join }];
  const entry = { x: to.x, y: toRow.axis + 16 };
  return [...trunk, { x: -trunks.restart, y: entry.y }, entry];
}

/** From the stage's lower left corner down its side to what hangs under it. */
function hang(from: Box, to: Box): readonly Point[] {
  const x = from.x - 8;
  const y = to.y + to.height / 2;
  const start = { x: from.x, y: from.y + from.height - 14 };
  return [start, { x, y: start.y }, { x, y }, { x: to.x, y }];
}

/** Rows from which edges of a kind leave, in order. */
function rowsWith(kind: DrawnEdge['kind'], drawing: Drawing, layout: LaneLayout): readonly number[] {
  const rows = new Set<number>();
  for (const edge of drawing.edges) {
    const row = edge.kind === kind ? layout.rowOf.get(edge.source) : undefined;
    if (row !== undefined) rows.add(row);
  }
  return [...rows].sort((left, right) => left - right);
}

/** For each row the one before it in the list, and with `step` 1 the one after it. */
function neighbours(rows: readonly number[], step: -1 | 1): ReadonlyMap<number, number> {
  return new Map(
    rows.flatMap((row, index) => {
      const other = rows[index + step];
      return other === undefined ? [] : [[row, other] as const];
    }),
  );
}

interface Trunks {
  readonly restarts: ReadonlyMap<number, number>;
  readonly denials: ReadonlyMap<number, number>;
}

function routeOf(edge: DrawnEdge, layout: LaneLayout, shared: Trunks): Route | undefined {
  const { boxes, rows, rowOf } = layout;
  const [from, to] = [boxes.get(edge.source), boxes.get(edge.target)];
  if (!from || !to) return undefined;
  if (edge.target.startsWith('beside:')) return { points: hang(from, to), joins: false };
  const index = rowOf.get(edge.source) ?? -1;
  const fromRow = rows[index];
  const last = rows.at(-1);
  if (!fromRow || !last) return undefined;
  const target = rowOf.get(edge.target) ?? -1;
  const passed = rows.slice(index, Math.max(target, index + 1)).map((row) => row.right);
  const ends = { from, to, fromRow, toRow: rows[target] ?? last, right: Math.max(...passed) };
  return wayOf(edge, { ends, index, rows }, shared);
}

interface Leaving {
  readonly ends: Ends;
  /** Row that the edge leaves from. */
  readonly index: number;
  readonly rows: readonly Row[];
}

function wayOf(edge: DrawnEdge, { ends, index, rows }: Leaving, shared: Trunks): Route {
  if (edge.kind === 'next') return { points: next(ends), joins: false };
  if (edge.kind === 'skip') return { points: skip(ends), joins: false };
  if (edge.kind === 'restart') {
    const join = rows[shared.restarts.get(index) ?? -1]?.restarts;
    return { points: restart(ends, join), joins: join !== undefined };
  }
  const below = shared.denials.get(index) ?? -1;
  const join = below === rows.length - 1 ? undefined : rows[below]?.denials;
  const place = { isEntry: edge.source === 'entry', isLast: index === rows.length - 1, join };
  return { points: denied(ends, place), joins: join !== undefined };
}

/**
 * The ways of all edges of a drawing in its own layout. Ways to one target run together, and each stretch of them is
 * drawn once: a thousand dashed lines along the whole flow would be slow to paint.
 */
export function routesOf(drawing: Drawing, layout: LaneLayout): ReadonlyMap<string, Route> {
  const shared = {
    restarts: neighbours(rowsWith('restart', drawing, layout), -1),
    denials: neighbours(rowsWith('denied', drawing, layout), 1),
  };
  const routes = new Map<string, Route>();
  for (const edge of drawing.edges) {
    const route = routeOf(edge, layout, shared);
    if (route) routes.set(edge.id, route);
  }
  return routes;
}
