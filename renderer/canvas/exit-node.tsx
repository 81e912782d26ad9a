import type { NodeProps } from '@xyflow/react';
import { ArrowUpRight, CircleCheck, CircleX, CornerDownRight, TriangleAlert } from 'lucide-react';
import { cx } from '../ui/class-names';
import { Icon } from '../ui/icon';
import { useCanvasUi } from './canvas-ui';
import css from './end-nodes.module.css';
import type { CanvasNode } from './flow-elements';
import { withPorts } from './ports';
import { linkWord } from '../../shared/graph/drawing/node-label';
import { shortName } from '../../shared/graph/drawing/short-name';

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
        <span className={css.target}>{shortName(node.stage, 24)}</span>
      </div>
    );
  }
  const name = node.kind === 'entry' ? 'this flow' : node.kind === 'exit' ? (node.flow?.name ?? '') : '';
  const missing = node.kind === 'exit' && node.flow !== undefined && node.flow.record === undefined;
  return (
    <div
      className={className}
      title={`${word}: ${name === '' ? 'leaves to an address' : name}${missing ? ' (not in this workspace)' : ', double-click to open'}`}
    >
      {missing ? <TriangleAlert size={14} aria-hidden /> : <ArrowUpRight size={14} aria-hidden />}
      <span className={css.link}>{name === '' ? 'Leaves authentik' : word}</span>
      <span className={css.target}>{shortName(name, 24 - word.length)}</span>
    </div>
  );
});
