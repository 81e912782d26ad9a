import type { NodeProps } from '@xyflow/react';
import type { StageNode } from '../../shared/graph/graph';
import { CornerLeftUp, TriangleAlert } from 'lucide-react';
import { cx } from '../ui/class-names';
import { Icon } from '../ui/icon';
import type { StageCard } from '../../shared/graph/drawing/stage-card';
import type { Detail } from './canvas-ui';
import { useCanvasUi } from './canvas-ui';
import type { CanvasNode } from './flow-elements';
import { withPorts } from './ports';
import css from './stage-node.module.css';
import { TaggedMark } from './tagged-mark';

/** A stage as a card: icon in the colour of its role, name, type and role in words, two facts at most. */
export const StageNodeView = withPorts(function StageNodeView({
  id,
  data,
  selected,
  dragging,
}: NodeProps<CanvasNode>) {
  const detail = useCanvasUi((ui) => ui.detail);
  const drop = useCanvasUi((ui) => ui.dropNode === id);
  const { node } = data.drawn;
  const { card } = data;
  const { name = { shared: '', own: '' } } = data.drawn;
  if (node.kind !== 'stage' || !card) return null;
  const className = cx(
    css.card,
    card.role ? css[card.role] : undefined,
    selected && css.selected,
    dragging && css.dragging,
    drop && css.drop,
    node.presence !== 'here' && css.elsewhere,
  );
  if (detail !== 'all') {
    return (
      <SmallCard
        className={className}
        detail={detail}
        icon={card.icon}
        name={name.own}
        title={`${node.stage}, ${card.type}`}
      />
    );
  }
  return (
    <div className={className}>
      <span className={css.icon}>
        <Icon name={card.icon} size={18} />
      </span>
      <div className={css.text}>
        <div className={css.name} title={node.stage}>
          {name.shared === '' ? null : <span className={css.shared}>{name.shared}</span>}
          <span className={cx(css.own, name.shared === '' && css.two)}>{name.own}</span>
        </div>
      </div>
      <div className={css.foot}>
        <div className={css.type} title={card.role ? `${card.type}: this stage ${card.role}` : card.type}>
          <span className={css.typeName}>{card.type}</span>
          {card.role ? <span className={css.role}>{card.role}</span> : null}
        </div>
        {card.problem === undefined ? (
          card.facts.map(({ label, value }) => (
            <div key={label} className={css.fact} title={`${label}: ${value}`}>
              <span className={css.label}>{label}</span>
              <span className={css.value}>{value}</span>
            </div>
          ))
        ) : (
          <div className={css.problem}>
            <TriangleAlert size={13} aria-hidden /> <span className={css.value}>{card.problem}</span>
          </div>
        )}
      </div>
      <RestartMark action={node.invalidResponse} />
      <TaggedMark record={node.record} />
    </div>
  );
});

interface SmallCardProps {
  readonly className: string | undefined;
  readonly detail: Exclude<Detail, 'all'>;
  readonly icon: StageCard['icon'];
  readonly name: string;
  readonly title: string;
}

/** Of a card that is far away: what can still be read. */
function SmallCard({ className, detail, icon, name, title }: SmallCardProps) {
  return (
    <div className={cx(className, css.far, css[detail])} title={title}>
      {detail === 'short' ? null : <Icon name={icon} size={detail === 'names' ? 28 : 44} />}
      {detail === 'icons' ? null : <span className={css.large}>{name}</span>}
    </div>
  );
}

function RestartMark({ action }: { readonly action: StageNode['invalidResponse'] }) {
  if (action === 'retry') return null;
  const kept = action === 'restart' ? '' : ', with what is known so far';
  return (
    <span className={css.restart} title={`An invalid answer starts the flow again${kept}`}>
      <CornerLeftUp size={14} aria-hidden />
    </span>
  );
}
