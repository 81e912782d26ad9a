import type { NodeProps } from '@xyflow/react';
import { cx } from '../ui/class-names';
import { useCanvasUi } from './canvas-ui';
import { CheckList } from './check-list';
import type { CanvasNode } from './flow-elements';
import { withPorts } from './ports';
import css from './gate-node.module.css';
import { checkText, timingText } from '../../shared/graph/drawing/node-label';

/** The policies of a stage binding before its stage: any or all, each of them, and when they are evaluated. */
export const GateNodeView = withPorts(function GateNodeView({ id, data, selected }: NodeProps<CanvasNode>) {
  const detail = useCanvasUi((ui) => ui.detail);
  const drop = useCanvasUi((ui) => ui.dropNode === id);
  const { node } = data.drawn;
  if (node.kind !== 'gate') return null;
  const never = !node.planTime && !node.runTime;
  const className = cx(css.gate, selected && css.selected, drop && css.drop, never && css.never);
  if (detail === 'short' || detail === 'icons') {
    return <div className={cx(className, css.far)}>?</div>;
  }
  const word = node.checks.length === 1 ? 'if' : node.mode === 'any' ? 'if any of' : 'if all of';
  if (detail === 'names') {
    const names = node.checks.map(checkText).join('\n');
    return (
      <div className={cx(className, css.names)} title={names}>
        {word}
        <span className={css.large}>{data.drawn.chips?.map((chip) => chip.name.own).join(', ')}</span>
      </div>
    );
  }
  return (
    <div className={className}>
      <div className={css.head} title={`Policy engine mode: ${node.mode}`}>
        {word}
      </div>
      <CheckList chips={data.drawn.chips ?? []} checks={node.checks} />
      <div className={css.halves} title={timingText(node.planTime, node.runTime)}>
        <span className={cx(css.half, node.planTime && css.on)}>plan</span>
        <span className={cx(css.half, node.runTime && css.on)}>run</span>
      </div>
    </div>
  );
});
