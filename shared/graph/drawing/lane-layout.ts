import type { Drawing, DrawnEdge, DrawnNode } from './drawing';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** One line of the path: `axis` is where its straight line runs, the rest what edges steer clear of. */
export interface Row {
  readonly axis: number;
  readonly top: number;
  /** Below cards and what hangs under them. */
  readonly bottom: number;
  readonly right: number;
  /** Where skips run above it, the ways back and to the denied exit below it, and the way to the next row. */
  readonly skips: number;
  /** Where a skip from the row above arrives: over those of the row itself. */
  readonly arrivals: number;
  readonly restarts: number;
  readonly denials: number;
  readonly onward: number;
}

export interface LaneLayout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly rows: readonly Row[];
  /** Row of each node on the path. */
  readonly rowOf: ReadonlyMap<string, number>;
}

export const gaps = {
  /** Between one step and the next: room for the insert button. */
  step: 34,
  /** Between a gate and its stage. */
  gate: 18,
  under: 14,
  pill: 8,
  /** From a row to the skips above it, and from there to what is above them. */
  above: 20,
  rail: 14,
  /** From the path down to the denied exit. */
  denied: 48,
} as const;

interface Unit {
  readonly parts: readonly DrawnNode[];
  readonly hanging: readonly DrawnNode[];
  readonly width: number;
}

function unitsOf(drawing: Drawing): Unit[] {
  const units: Unit[] = [];
  const hanging = new Map<string, DrawnNode[]>();
  for (const node of drawing.nodes) {
    if (node.under === undefined) continue;
    const list = hanging.get(node.under);
    if (list) list.push(node);
    else hanging.set(node.under, [node]);
  }
  let gate: DrawnNode | undefined;
  for (const node of drawing.nodes) {
    if (node.under !== undefined || (node.node.kind === 'exit' && node.node.exit !== 'done')) continue;
    if (node.node.kind === 'gate') {
      gate = node;
      continue;
    }
    const parts = gate ? [gate, node] : [node];
    gate = undefined;
    const width = parts.reduce((sum, part) => sum + part.width, (parts.length - 1) * gaps.gate);
    units.push({ parts, hanging: hanging.get(node.id) ?? [], width });
  }
  return units;
}

/** Fills rows from left to right, each no wider than `width` unless a single step is. */
function rowsOf(units: readonly Unit[], width: number): Unit[][] {
  const rows: Unit[][] = [];
  let x = 0;
  for (const unit of units) {
    if (rows.length === 0 || x + gaps.step + unit.width > width) {
      rows.push([]);
      x = -gaps.step;
    }
    rows.at(-1)!.push(unit);
    x += gaps.step + unit.width;
  }
  return rows;
}

function hangingHeight(unit: Unit): number {
  const pills = unit.hanging.reduce((sum, node) => sum + node.height + gaps.pill, 0);
  return pills === 0 ? 0 : pills - gaps.pill + gaps.under;
}

/** Which of the quiet ways meet a node, by node. */
interface Meeting {
  readonly skipsFrom: ReadonlySet<string>;
  readonly skipsTo: ReadonlyMap<string, string>;
  readonly restarts: ReadonlySet<string>;
  readonly denials: ReadonlySet<string>;
}

function meetingsOf(drawing: Drawing): Meeting {
  const sources = (kind: DrawnEdge['kind']) =>
    new Set(drawing.edges.filter((edge) => edge.kind === kind).map((edge) => edge.source));
  const skips = drawing.edges.filter((edge) => edge.kind === 'skip');
  return {
    skipsFrom: sources('skip'),
    skipsTo: new Map(skips.map((edge) => [edge.target, edge.source])),
    restarts: sources('restart'),
    denials: sources('denied'),
  };
}

/** Which of the quiet ways a row needs room for. */
function needs(meeting: Meeting, row: readonly Unit[]) {
  const ids = row.flatMap((unit) => unit.parts.map((part) => part.id));
  const inside = new Set(ids);
  const arriving = ids.flatMap((id) => meeting.skipsTo.get(id) ?? []);
  return {
    skips: arriving.length > 0 || ids.some((id) => meeting.skipsFrom.has(id)),
    arrivals: arriving.some((source) => !inside.has(source)),
    restarts: ids.some((id) => meeting.restarts.has(id)),
    denials: ids.some((id) => meeting.denials.has(id)),
  };
}

function heightsOf(units: readonly Unit[]): { readonly above: number; readonly below: number } {
  const half = Math.max(...units.flatMap((unit) => unit.parts.map((part) => part.height / 2)));
  const hanging = units.map((unit) => unit.parts.at(-1)!.height / 2 + hangingHeight(unit));
  return { above: half, below: Math.max(half, ...hanging) };
}

/**
 * Lays the path of a flow out in rows as text is set: left to right, then on at the start of the next row, every row a
 * straight line. A gate stays with its stage, what a stage links to hangs under it, the denied exit is below all.
 * The same drawing and width always give the same layout.
 */
export function laneLayout(drawing: Drawing, width: number): LaneLayout {
  const boxes = new Map<string, Box>();
  const rowOf = new Map<string, number>();
  const rows: Row[] = [];
  const meeting = meetingsOf(drawing);
  let y = 0;
  for (const units of rowsOf(unitsOf(drawing), width)) {
    const need = needs(meeting, units);
    const { above, below } = heightsOf(units);
    const skips = y + (need.arrivals ? gaps.rail : 0);
    const top = need.skips ? skips + gaps.above : y;
    const axis = top + above;
    let x = 0;
    for (const unit of units) {
      placeUnit(unit, { x, axis }, boxes);
      for (const part of unit.parts) rowOf.set(part.id, rows.length);
      x += unit.width + gaps.step;
    }
    const bottom = axis + below;
    const restarts = bottom + gaps.rail;
    const denials = (need.restarts ? restarts : bottom) + gaps.rail;
    const onward = (need.denials ? denials : need.restarts ? restarts : bottom) + gaps.above;
    rows.push({ axis, top, bottom, right: x - gaps.step, skips, arrivals: y, restarts, denials, onward });
    y = onward + gaps.above;
  }
  const denied = drawing.nodes.find(({ node }) => node.kind === 'exit' && node.exit === 'denied');
  const last = rows.at(-1);
  if (denied && last) {
    const entry = boxes.get('entry');
    const x = entry ? entry.x + (entry.width - denied.width) / 2 : 0;
    boxes.set(denied.id, {
      x,
      y: last.bottom + gaps.denied,
      width: denied.width,
      height: denied.height,
    });
  }
  return { boxes, rows, rowOf };
}

function placeUnit(
  unit: Unit,
  { x, axis }: { readonly x: number; readonly axis: number },
  boxes: Map<string, Box>,
): void {
  let left = x;
  for (const { id, width, height } of unit.parts) {
    boxes.set(id, { x: left, y: axis - height / 2, width, height });
    left += width + gaps.gate;
  }
  const stage = boxes.get(unit.parts.at(-1)!.id)!;
  let y = stage.y + stage.height + gaps.under;
  for (const { id, width, height } of unit.hanging) {
    boxes.set(id, { x: stage.x, y, width, height });
    y += height + gaps.pill;
  }
}
