import { describe, expect, it } from 'vitest';
import { drawingOf } from '../../shared/graph/drawing/drawing';
import { laneLayout } from '../../shared/graph/drawing/lane-layout';
import type { FlowGraph, GraphNode } from '../../shared/graph/graph';
import { rowSpread, rowWidth } from './row-spread';

/** A way through `count` stages and nothing else. */
function drawing(count: number) {
  const ids = ['entry', ...Array.from({ length: count }, (_item, index) => `stage:${index}`), 'exit:done'];
  const nodeOf = (id: string, index: number): GraphNode => {
    if (id === 'entry') {
      const rest = { authentication: 'none', deniedAction: 'message', mode: 'any' as const, checks: [] };
      return { kind: 'entry', id, key: id, record: 'flow', ...rest };
    }
    if (id === 'exit:done') return { kind: 'exit', id, key: id, exit: 'done' };
    const place = { record: id, binding: `${id} binding`, order: index * 10, tied: false };
    return {
      kind: 'stage',
      id,
      key: id,
      stage: id,
      presence: 'here',
      invalidResponse: 'retry',
      ...place,
    };
  };
  const graph: FlowGraph = {
    nodes: ids.map(nodeOf),
    edges: ids.slice(1).map((target, index) => {
      const source = ids[index]!;
      return { id: `next:${source}->${target}`, kind: 'next', source, target };
    }),
  };
  return drawingOf(graph);
}

const size = { width: 500, height: 600 };

function zoomAt(count: number, spread: number): number {
  const flow = drawing(count);
  const boxes = [...laneLayout(flow, rowWidth(flow, size.width * spread)).boxes.values()];
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return Math.min(size.width / right, size.height / bottom);
}

describe('how wide rows are while all of a flow is looked at', () => {
  it('leaves rows as wide as the window where they can be read', () => {
    expect(rowSpread(drawing(3), size)).toBe(1);
  });

  it.each([20, 40, 100])('shows all of %i stages at least one and a half times as large', (count) => {
    const spread = rowSpread(drawing(count), size);
    expect(spread).toBeGreaterThan(1);
    expect(zoomAt(count, spread)).toBeGreaterThan(1.5 * zoomAt(count, 1));
  });
});
