import type { NodeProps } from '@xyflow/react';
import { ArrowUpRight, CircleCheck, CircleX, CornerDownRight, TriangleAlert } from 'lucide-react';
import type { GraphNode } from '../../shared/graph/graph';
import { cx } from '../ui/class-names';
import { Icon } from '../ui/icon';
import { MiddleCut } from '../ui/middle-cut';
import { useCanvasUi } from './canvas-ui';
import css from './end-nodes.module.css';
import type { CanvasNode } from './flow-elements';
import { withPorts } from './ports';
import { linkWord } from '../../shared/graph/drawing/node-label';

/** Where a flow ends: done or denied. */
export const ExitNodeView = withPorts(function ExitNodeView({ data, selected }: NodeProps<CanvasNode>) {
  const { node } = data.drawn;
  if (node.kind !== 'exit') return null;
  const denied = node.exit === 'denied';
  return (
    <div className={cx(css.exit, denied ? css.denied : css.done, selected && css.selected)}>
      {denied ? <CircleX size={16} aria-hidden /> : <CircleCheck size={16} aria-hidden />}
      {denied ? 'Denied' : 'Done'}
    </div>
  );
});

/** A flow or stage that the stage above it links to. */
export const BesideNodeView = withPorts(function BesideNodeView({ data, selected }: NodeProps<CanvasNode>) {
  const far = useCanvasUi((ui) => ui.far);
  const { node, field } = data.drawn;
  const className = cx(css.beside, selected && css.selected);
  if (far) {
    return <div className={className}></div>;
  }
  const word = linkWord(field);
  if (node.kind === 'stage') {
    return (
      <div className={className} title={`${word} ${node.stage}, which is put in right after this stage`}>
        <CornerDownRight size={14} aria-hidden />
        <Icon name={data.card?.icon} size={14} />
        <span className={css.words}>
          <span className={css.link}>{word}</span>
          <MiddleCut className={css.target} text={node.stage} />
        </span>
      </div>
    );
  }
  const { name, missing } = flowBeside(node);
  return (
    <div
      className={className}
      title={`${word}: ${name === '' ? 'leaves to an address' : name}${missing ? ' (not in this workspace)' : ', double-click to open'}`}
    >
      {missing ? <TriangleAlert size={14} aria-hidden /> : <ArrowUpRight size={14} aria-hidden />}
      <span className={css.words}>
        <span className={css.link}>{name === '' ? 'Leaves authentik' : word}</span>
        {name === '' ? null : <MiddleCut className={css.target} text={name} />}
      </span>
    </div>
  );
});

/** The flow that a link leads to; an empty name where it leaves to an address. */
function flowBeside(node: GraphNode): { readonly name: string; readonly missing: boolean } {
  if (node.kind === 'entry') return { name: 'this flow', missing: false };
  const flow = node.kind === 'exit' ? node.flow : undefined;
  return { name: flow?.name ?? '', missing: flow !== undefined && flow.record === undefined };
}
