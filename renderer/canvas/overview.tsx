import type { ReactFlowState } from '@xyflow/react';
import { useReactFlow, useStore } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { PointerEvent } from 'react';
import type { CanvasNode } from './flow-elements';
import { colourOnMap } from './map-colours';
import css from './overview.module.css';

/** It is no larger than this, in px, and as slim as the flow. */
const most = { width: 150, height: 150, margin: 8 };
const least = 34;

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boundsOf(nodes: readonly CanvasNode[]): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + width);
    bottom = Math.max(bottom, position.y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function isWithin(inner: Bounds, outer: Bounds): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** One outline per colour, however many nodes there are. */
function shapesOf(nodes: readonly CanvasNode[]): ReadonlyMap<string, string> {
  const shapes = new Map<string, string>();
  for (const node of nodes) {
    const { x, y } = node.position;
    const { width = 0, height = 0 } = node;
    const colour = colourOnMap(node);
    shapes.set(colour, `${shapes.get(colour) ?? ''}M${x},${y}h${width}v${height}h${-width}z`);
  }
  return shapes;
}

const Shapes = memo(function Shapes({ shapes }: { readonly shapes: ReadonlyMap<string, string> }) {
  return [...shapes].map(([colour, path]) => <path key={colour} d={path} style={{ fill: colour }} />);
});

const viewOf = (state: ReactFlowState) => {
  const [x, y, zoom] = state.transform;
  return `${-x / zoom} ${-y / zoom} ${state.width / zoom} ${state.height / zoom}`;
};

/**
 * The whole flow in the corner while not all of it is in view, with what is marked; press or drag to go somewhere. React Flow's own map keeps
 * a store subscription for every node, which halves the frames of a flow of a thousand stages.
 */
export function Overview({ nodes }: { readonly nodes: readonly CanvasNode[] }) {
  const instance = useReactFlow();
  const bounds = useMemo(() => boundsOf(nodes), [nodes]);
  const shapes = useMemo(() => shapesOf(nodes), [nodes]);
  const [x = 0, y = 0, width = 0, height = 0] = useStore(viewOf).split(' ').map(Number);
  const room = 2 * most.margin;
  const scale = Math.min((most.width - room) / bounds.width, (most.height - room) / bounds.height);
  const size = {
    width: Math.max(least, bounds.width * scale + room),
    height: Math.max(least, bounds.height * scale + room),
  };
  if (isWithin(bounds, { x, y, width, height })) return null;
  const left = bounds.x - (size.width / scale - bounds.width) / 2;
  const top = bounds.y - (size.height / scale - bounds.height) / 2;
  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: left + (event.clientX - box.left) / scale, y: top + (event.clientY - box.top) / scale };
    void instance.setCenter(at.x, at.y, { zoom: instance.getZoom() });
  };
  const place = { width: width * scale, height: height * scale };
  const shift = `translate(${(x - left) * scale}px, ${(y - top) * scale}px)`;
  return (
    <div
      className={css.overview}
      style={{ width: size.width, height: size.height }}
      role="img"
      aria-label="Overview of the flow"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={go}
    >
      <svg
        className={css.shapes}
        viewBox={`${left} ${top} ${size.width / scale} ${size.height / scale}`}
        aria-hidden
      >
        <Shapes shapes={shapes} />
      </svg>
      <div className={css.view} style={{ ...place, transform: shift }} />
    </div>
  );
}
