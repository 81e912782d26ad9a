import type { EdgeProps } from '@xyflow/react';
import { getSmoothStepPath } from '@xyflow/react';
import { memo } from 'react';
import { cx } from '../ui/class-names';
import { useCanvasActions, useCanvasUi } from './canvas-ui';
import type { CanvasEdge } from './flow-elements';
import type { Point } from '../../shared/graph/drawing/lane-layout';
import { buttonPlace, roundedPath } from '../../shared/graph/drawing/path-geometry';
import css from './path-edge.module.css';
import { useEdgeFate } from './fate-look';
import { useEdgeLook } from './run-look';

function isAt(x: number, y: number, point: Point): boolean {
  return Math.abs(x - point.x) < 1 && Math.abs(y - point.y) < 1;
}

interface Geometry {
  readonly path: string;
  readonly middle: Point;
  readonly joins: boolean;
}

function geometry(props: EdgeProps<CanvasEdge>): Geometry {
  const { data, sourceX, sourceY, targetX, targetY } = props;
  if (data?.route && isAt(sourceX, sourceY, data.from) && isAt(targetX, targetY, data.to)) {
    const { points, joins } = data.route;
    return { path: roundedPath(points), middle: buttonPlace(points), joins };
  }
  const [path, x, y] = getSmoothStepPath({ ...props, borderRadius: 12 });
  return { path, middle: { x, y }, joins: false };
}

interface Look {
  readonly look: string;
  readonly run: 'taken' | 'open' | 'plain';
  readonly fate: 'added' | 'removed' | undefined;
  readonly isDrop: boolean;
}

function arrowOf({ look, run, fate, isDrop }: Look): string {
  return `url(#arrow-${isDrop || run === 'taken' ? 'drop' : (fate ?? look)})`;
}

function classOf({ look, run, fate, isDrop }: Look): string | undefined {
  return cx(css.edge, css[look], css[run], fate && css[fate], isDrop && css.drop);
}

/** A way from node to node. The main path is a plain line with a button to insert a stage; the others stay quiet. */
export const PathEdge = memo(function PathEdge(props: EdgeProps<CanvasEdge>) {
  const { id, data } = props;
  const selected = useCanvasUi((ui) => ui.selectedEdge === id);
  const far = useCanvasUi((ui) => ui.far);
  const drop = useCanvasUi((ui) => ui.dropEdge === id);
  const run = useEdgeLook(data?.edge) ?? 'plain';
  const fate = useEdgeFate(id);
  if (!data) return null;
  const { kind, main, before } = data.edge;
  const { path, middle, joins } = geometry(props);
  const look: Look = { look: main ? 'main' : kind, run, fate, isDrop: drop };
  const isEnd = far || joins;
  return (
    <g className={cx(classOf(look), selected && css.selected, far && css.far)}>
      <path d={path} className={css.line} markerEnd={isEnd ? undefined : arrowOf(look)} />
      {before === undefined ? null : <path d={path} className={css.reach} />}
      {before === undefined || far ? null : (
        <InsertButton id={id} at={middle} label={data.insertLabel ?? 'Insert a stage'} />
      )}
    </g>
  );
});

function InsertButton({
  id,
  at,
  label,
}: {
  readonly id: string;
  readonly at: Point;
  readonly label: string;
}) {
  const { insertAt } = useCanvasActions();
  const open = (element: Element) => {
    const { left, bottom } = element.getBoundingClientRect();
    insertAt(id, { x: left, y: bottom + 4 });
  };
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={label}
      className={cx(css.insert, 'nopan')}
      transform={`translate(${at.x - 2},${at.y})`}
      onClick={(event) => {
        event.stopPropagation();
        open(event.currentTarget);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        event.stopPropagation();
        open(event.currentTarget);
      }}
    >
      <title>{label}</title>
      <circle r={14} className={css.halo} />
      <circle r={9} className={css.disc} />
      <path d="M-4.5,0H4.5M0,-4.5V4.5" className={css.plus} />
    </g>
  );
}
