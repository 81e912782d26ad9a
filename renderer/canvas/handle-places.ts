import { Position } from '@xyflow/react';
import type { DrawnEdge } from '../../shared/graph/drawing/drawing';
import type { Box, Point } from '../../shared/graph/drawing/lane-layout';

/** Which way the main path runs: `line` to the right without wrapping, the ways back meeting the entry from below. */
export type Direction = 'right' | 'line' | 'down';

export const handleIds = [
  'in',
  'out',
  'skip-in',
  'skip-out',
  'denied-out',
  'restart-out',
  'restart-in',
  'hang-out',
  'hang-in',
] as const;

export type HandleId = (typeof handleIds)[number];

interface HandlePlace {
  readonly side: Position;
  readonly at: (box: Pick<Box, 'width' | 'height'>) => Point;
}

const right: Readonly<Record<HandleId, HandlePlace>> = {
  in: { side: Position.Left, at: ({ height }) => ({ x: 0, y: height / 2 }) },
  out: { side: Position.Right, at: ({ width, height }) => ({ x: width, y: height / 2 }) },
  'skip-in': { side: Position.Top, at: ({ width }) => ({ x: width / 2 - 12, y: 0 }) },
  'skip-out': { side: Position.Top, at: ({ width }) => ({ x: width / 2 + 12, y: 0 }) },
  'denied-out': { side: Position.Bottom, at: ({ width, height }) => ({ x: width / 2, y: height }) },
  'restart-out': { side: Position.Bottom, at: ({ width, height }) => ({ x: width - 7, y: height }) },
  'restart-in': { side: Position.Left, at: ({ height }) => ({ x: 0, y: height / 2 + 16 }) },
  'hang-out': { side: Position.Left, at: ({ height }) => ({ x: 0, y: height - 14 }) },
  'hang-in': { side: Position.Left, at: ({ height }) => ({ x: 0, y: height / 2 }) },
};

const down: Readonly<Record<HandleId, HandlePlace>> = {
  in: { side: Position.Top, at: ({ width }) => ({ x: width / 2, y: 0 }) },
  out: { side: Position.Bottom, at: ({ width, height }) => ({ x: width / 2, y: height }) },
  'skip-in': { side: Position.Right, at: ({ width, height }) => ({ x: width, y: height / 2 - 12 }) },
  'skip-out': { side: Position.Right, at: ({ width, height }) => ({ x: width, y: height / 2 + 12 }) },
  'denied-out': { side: Position.Left, at: ({ height }) => ({ x: 0, y: height / 2 + 12 }) },
  'restart-out': { side: Position.Left, at: ({ height }) => ({ x: 0, y: height / 2 - 12 }) },
  'restart-in': { side: Position.Left, at: ({ height }) => ({ x: 0, y: height / 2 - 12 }) },
  'hang-out': { side: Position.Right, at: ({ width, height }) => ({ x: width, y: height - 14 }) },
  'hang-in': { side: Position.Left, at: ({ height }) => ({ x: 0, y: height / 2 }) },
};

const line: typeof right = {
  ...right,
  'restart-in': { side: Position.Bottom, at: ({ width, height }) => ({ x: width - 14, y: height }) },
};

const places = { right, line, down } as const;

/** Side and place of a handle, relative to its node. */
export function handlePlace(
  direction: Direction,
  id: HandleId,
  box: Pick<Box, 'width' | 'height'>,
): Point & { readonly side: Position } {
  const { side, at } = places[direction][id];
  return { side, ...at(box) };
}

const sourceHandles: Readonly<Record<DrawnEdge['kind'], HandleId>> = {
  next: 'out',
  skip: 'skip-out',
  denied: 'denied-out',
  restart: 'restart-out',
  link: 'hang-out',
};

/** Handles that an edge leaves and meets. */
export function handlesOfEdge(edge: DrawnEdge): readonly [HandleId, HandleId] {
  if (edge.target.startsWith('beside:')) return ['hang-out', 'hang-in'];
  // What hangs under a stage leaves room at its right edge only.
  if (edge.kind === 'denied' && edge.source !== 'entry') return ['restart-out', 'in'];
  if (edge.kind === 'skip') return ['skip-out', 'skip-in'];
  return [sourceHandles[edge.kind], edge.kind === 'restart' ? 'restart-in' : 'in'];
}
