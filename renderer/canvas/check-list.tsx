import { Ban, User, Users } from 'lucide-react';
import { memo } from 'react';
import type { GateCheck } from '../../shared/graph/graph';
import { cx } from '../ui/class-names';
import { useCanvasActions } from './canvas-ui';
import css from './check-list.module.css';
import type { CheckChip } from '../../shared/graph/drawing/check-chips';
import { checkText } from '../../shared/graph/drawing/node-label';

export interface CheckListProps {
  readonly chips: readonly CheckChip[];
  /** All checks; those without a chip are counted. */
  readonly checks: readonly GateCheck[];
}

function subjectIcon({ subject }: GateCheck) {
  if (subject === 'group') return <Users size={13} aria-hidden />;
  if (subject === 'user') return <User size={13} aria-hidden />;
  if (subject === 'nothing') return <Ban size={13} aria-hidden />;
  return <span className={css.policy} aria-hidden />;
}

/** One chip per policy, group and user: struck through when negated, dashed when disabled. */
export const CheckList = memo(function CheckList({ chips, checks }: CheckListProps) {
  const { selectRecord } = useCanvasActions();
  const hidden = checks.slice(chips.length);
  return (
    <ul className={css.list}>
      {chips.map(({ check, name, height }) => (
        <li key={check.record} className={css.row} style={{ height }}>
          <button
            type="button"
            tabIndex={-1}
            className={cx(css.chip, 'nodrag', !check.enabled && css.disabled)}
            title={checkText(check)}
            onClick={(event) => {
              event.stopPropagation();
              selectRecord(check.record);
            }}
          >
            {name.shared === '' ? null : <span className={css.shared}>{name.shared}</span>}
            <span className={css.own}>
              {subjectIcon(check)}
              <span className={cx(css.name, check.negate && css.negated)}>{name.own}</span>
            </span>
          </button>
        </li>
      ))}
      {hidden.length === 0 ? null : (
        <li className={css.more} title={hidden.map(checkText).join('\n')}>
          {hidden.length} more
        </li>
      )}
    </ul>
  );
});
