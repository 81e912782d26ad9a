import type { NodeProps } from '@xyflow/react';
import { CirclePlay, LockKeyhole } from 'lucide-react';
import { cx } from '../ui/class-names';
import { useCanvasUi } from './canvas-ui';
import { CheckList } from './check-list';
import css from './end-nodes.module.css';
import type { CanvasNode } from './flow-elements';
import { withPorts } from './ports';
import { deniedText, requirementText } from '../../shared/graph/drawing/node-label';

/** Where a visitor comes in: who may, and the policies of the flow itself. */
export const EntryNodeView = withPorts(function EntryNodeView({ id, data, selected }: NodeProps<CanvasNode>) {
  const far = useCanvasUi((ui) => ui.far);
  const drop = useCanvasUi((ui) => ui.dropNode === id);
  const { node } = data.drawn;
  if (node.kind !== 'entry') return null;
  const className = cx(css.entry, selected && css.selected, drop && css.drop);
  if (far) {
    return (
      <div className={cx(className, css.far)}>
        <CirclePlay size={44} aria-hidden />
      </div>
    );
  }
  const open = node.authentication === 'none';
  const word = node.checks.length === 1 ? 'if' : node.mode === 'any' ? 'if any of' : 'if all of';
  return (
    <div className={className} title={`If denied: ${deniedText(node.deniedAction)}`}>
      <div className={css.title}>
        <CirclePlay size={16} aria-hidden /> Start
      </div>
      <div className={css.requirement} title={`Authentication requirement: ${node.authentication}`}>
        {open ? null : <LockKeyhole size={13} aria-hidden />} {requirementText(node.authentication)}
      </div>
      {node.checks.length === 0 ? null : (
        <>
          <div className={css.word}>{word}</div>
          <CheckList chips={data.drawn.chips ?? []} checks={node.checks} />
        </>
      )}
    </div>
  );
});
