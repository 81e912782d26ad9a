import type { Edge, EdgeProps, Node, NodeProps } from '@xyflow/react';
import { Handle, Position } from '@xyflow/react';
import { CircleAlert, Workflow } from 'lucide-react';
import { memo } from 'react';
import type { Box, Point } from '../../../shared/graph/drawing/lane-layout';
import { roundedPath } from '../../../shared/graph/drawing/path-geometry';
import type { EstateNode } from '../../../shared/graph/estate/estate-graph';
import { cx } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import css from './estate.module.css';
import { factsOf } from './estate-words';

export type EstateCanvasNode = Node<{ readonly node: EstateNode }>;
export type EstateCanvasEdge = Edge<{
  readonly way: readonly Point[];
  readonly words: string;
  readonly all: string;
  readonly label?: Box;
}>;

export const EstateNodeView = memo(function EstateNodeView({ data, selected }: NodeProps<EstateCanvasNode>) {
  const { node } = data;
  const alone = node.kind === 'flow' && !node.isReached;
  const look = node.kind === 'flow' ? css.flow : node.kind === 'pointer' ? css.pointer : css.elsewhere;
  return (
    <div className={cx(css.node, look, alone && css.alone, selected && css.selected)}>
      <Handle type="target" position={Position.Left} className={css.handle ?? ''} isConnectable={false} />
      {node.kind === 'flow' ? (
        <Workflow size={18} aria-hidden />
      ) : node.kind === 'elsewhere' ? (
        <CircleAlert size={18} aria-hidden />
      ) : (
        <Icon name={node.icon} size={18} />
      )}
      <span className={css.text}>
        <span className={css.name}>{node.label}</span>
        {factsOf(node).map((fact) => (
          <span key={fact} className={css.fact}>
            {fact}
          </span>
        ))}
      </span>
      <Handle type="source" position={Position.Right} className={css.handle ?? ''} isConnectable={false} />
    </div>
  );
});

/** A line with its words on it, as the layout has them. */
export const EstateEdgeView = memo(function EstateEdgeView({ data }: EdgeProps<EstateCanvasEdge>) {
  if (!data) return null;
  const { way, words, all, label } = data;
  return (
    <g className={css.edge}>
      <title>{all}</title>
      <path d={roundedPath(way)} markerEnd="url(#arrow-main)" />
      {label === undefined ? null : (
        <g>
          <rect x={label.x} y={label.y} width={label.width} height={label.height} rx={9} />
          <text x={label.x + label.width / 2} y={label.y + 13} textAnchor="middle">
            {words}
          </text>
        </g>
      )}
    </g>
  );
});
