import { describe, expect, test } from 'vitest';
import type { RecordId } from '../../authentik/record';
import type { FlowGraph, GraphEdge, GraphNode } from '../graph';
import { drawingOf } from './drawing';
import type { Box, Point } from './lane-layout';
import { laneLayout } from './lane-layout';
import { routesOf } from './routes';

const checks = (count: number) =>
  Array.from({ length: count }, (_item, index) => ({
    record: `p${index}`,
    subject: 'policy' as const,
    name: `policy ${index}`,
    enabled: true,
    negate: false,
    failureResult: false,
  }));

/** A flow of `count` stages; every third has a gate, every fifth two links, the fourth restarts, the last but one denies. */
function flow(count: number): FlowGraph {
  const nodes: GraphNode[] = [
    {
      kind: 'entry',
      id: 'entry',
      key: 'entry',
      record: 'flow',
      authentication: 'require_authenticated',
      deniedAction: 'message',
      mode: 'any',
      checks: [],
    },
  ];
  const edges: GraphEdge[] = [];
  const edge = (kind: GraphEdge['kind'], source: string, target: string) =>
    edges.push({ id: `${kind}:${source}->${target}`, kind, source, target });
  const link = (source: string, target: string, field: string) =>
    edges.push({ id: `link:${source}->${target}`, kind: 'link', source, target, field });
  const first = (index: number) =>
    index >= count ? 'exit:done' : index % 3 === 1 ? `gate:${index}` : `stage:${index}`;
  edge('next', 'entry', first(0));
  edge('denied', 'entry', 'exit:denied');
  for (let index = 0; index < count; index += 1) {
    const binding: RecordId = String(index);
    const bound = { stage: `stage ${index}`, order: index, binding, tied: false };
    if (index % 3 === 1) {
      const gate = { kind: 'gate', id: `gate:${index}`, key: `gate:${index}`, mode: 'any' } as const;
      nodes.push({ ...gate, ...bound, planTime: true, runTime: true, checks: checks(1 + (index % 7)) });
      edge('next', `gate:${index}`, `stage:${index}`);
      edge('skip', `gate:${index}`, first(index + 1));
    }
    const id = `stage:${index}`;
    nodes.push({ kind: 'stage', id, key: id, ...bound, presence: 'here', invalidResponse: 'retry' });
    if (index === count - 2) edge('denied', id, 'exit:denied');
    else edge('next', id, first(index + 1));
    if (index === 3) edge('restart', id, 'entry');
    if (index % 5 === 0) {
      link(id, 'exit:a', 'enrollment_flow');
      link(id, 'exit:b', 'recovery_flow');
    }
  }
  for (const [id, exit] of [
    ['exit:done', 'done'],
    ['exit:denied', 'denied'],
  ] as const) {
    nodes.push({ kind: 'exit', id, key: id, exit });
  }
  for (const name of ['a', 'b']) {
    nodes.push({ kind: 'exit', id: `exit:${name}`, key: `exit:${name}`, exit: 'redirect', flow: { name } });
  }
  return { nodes, edges };
}

const overlaps = (one: Box, two: Box) =>
  one.x < two.x + two.width &&
  two.x < one.x + one.width &&
  one.y < two.y + two.height &&
  two.y < one.y + one.height;

const crossing = (a: Point, b: Point, [c, d]: readonly [Point, Point]) => {
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
};

/** All stretches are level or upright. */
const runsThrough = (from: Point, to: Point, box: Box) =>
  Math.max(from.x, to.x) > box.x &&
  Math.min(from.x, to.x) < box.x + box.width &&
  Math.max(from.y, to.y) > box.y &&
  Math.min(from.y, to.y) < box.y + box.height;

describe.each([
  [3, 700],
  [12, 460],
  [40, 770],
  [40, 1400],
  [7, Infinity],
])('%i stages in %i px', (count, width) => {
  const drawing = drawingOf(flow(count));
  const layout = laneLayout(drawing, width);
  const routes = routesOf(drawing, layout);

  test('places every node once, none over another', () => {
    const boxes = [...layout.boxes.values()];
    expect(boxes.length).toBe(drawing.nodes.length);
    for (const [index, one] of boxes.entries()) {
      for (const two of boxes.slice(index + 1)) expect(overlaps(one, two)).toBe(false);
    }
  });

  test('keeps rows within the width, on a straight line, in order', () => {
    for (const [id, row] of layout.rowOf) {
      const box = layout.boxes.get(id)!;
      expect(box.y + box.height / 2).toBeCloseTo(layout.rows[row]!.axis);
      expect(box.x + box.width).toBeLessThanOrEqual(Math.max(width, 400));
    }
    const path = [...layout.rowOf.keys()].map((id) => layout.boxes.get(id)!);
    for (const [index, box] of path.slice(1).entries()) {
      const before = path[index]!;
      expect(box.x > before.x || box.y > before.y).toBe(true);
    }
  });

  test('the main path crosses nothing and no way runs through a node', () => {
    const ways = drawing.edges.map((edge) => ({ edge, way: routes.get(edge.id)!.points }));
    expect(ways.every(({ way }) => way.length >= 2)).toBe(true);
    const stretches = ways.flatMap(({ edge, way }) =>
      way.slice(1).map((to, index) => ({ edge, from: way[index]!, to })),
    );
    const main = stretches.filter(({ edge }) => edge.main);
    for (const one of main) {
      for (const two of stretches) {
        if (one.edge.id !== two.edge.id) {
          expect([one.edge.id, two.edge.id, crossing(one.from, one.to, [two.from, two.to])]).toEqual([
            one.edge.id,
            two.edge.id,
            false,
          ]);
        }
      }
    }
    for (const { edge, way } of ways) {
      for (const [id, box] of layout.boxes) {
        if (id === edge.source || id === edge.target) continue;
        const through = way.slice(1).some((to, index) => runsThrough(way[index]!, to, box));
        expect([edge.id, id, through]).toEqual([edge.id, id, false]);
      }
    }
  });

  test('is the same every time', () => {
    expect(laneLayout(drawingOf(flow(count)), width)).toEqual(layout);
  });
});
