import type { Point } from './lane-layout';

/** SVG path through corner points with rounded corners. */
export function roundedPath(points: readonly Point[], radius = 10): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.x},${first.y}`;
  for (const [index, corner] of rest.entries()) {
    const after = rest[index + 1];
    const before = points[index]!;
    if (!after) return `${path}L${corner.x},${corner.y}`;
    const cut = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    const enter = towards(corner, before, cut);
    const leave = towards(corner, after, cut);
    path += `L${enter.x},${enter.y}Q${corner.x},${corner.y} ${leave.x},${leave.y}`;
  }
  return path;
}

export function distance(left: Point, right: Point): number {
  return Math.hypot(left.x - right.x, left.y - right.y);
}

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) / whole) * length, y: from.y + ((to.y - from.y) / whole) * length };
}

/** Middle of the first stretch that is long enough for a button, else of the longest. */
export function buttonPlace(points: readonly Point[]): Point {
  const stretches = points.slice(1).map((to, index) => ({ from: points[index]!, to }));
  const longest = [...stretches].sort(
    (left, right) => distance(right.from, right.to) - distance(left.from, left.to),
  )[0];
  const found = stretches.find(({ from, to }) => distance(from, to) >= 30) ?? longest;
  if (!found) return points[0] ?? { x: 0, y: 0 };
  return { x: (found.from.x + found.to.x) / 2, y: (found.from.y + found.to.y) / 2 };
}

/** Distance of a point from a line through corner points. */
export function distanceToPath(point: Point, points: readonly Point[]): number {
  let nearest = Infinity;
  for (const [index, to] of points.slice(1).entries()) {
    nearest = Math.min(nearest, distanceToStretch(point, points[index]!, to));
  }
  return nearest;
}

function distanceToStretch(point: Point, from: Point, to: Point): number {
  const length = distance(from, to);
  if (length === 0) return distance(point, from);
  const along =
    ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / (length * length);
  const share = Math.max(0, Math.min(1, along));
  return distance(point, { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
}
