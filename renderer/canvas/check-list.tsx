import { Ban, User, Users } from 'lucide-react';
import { memo } from 'react';
import type { GateCheck } from '../../shared/graph/graph';
import { cx } from '../ui/class-names';
import { useCanvasActions } from './canvas-ui';
import css from './check-list.module.css';
import { sizes } from '../../shared/graph/drawing/drawing';
import { checkText } from '../../shared/graph/drawing/node-label';
import { shortName } from '../../shared/graph/drawing/short-name';

export interface CheckListProps {
  readonly checks: readonly GateCheck[];
  /** Letters that fit into a chip. */
  readonly letters: number;
}

function subjectIcon({ subject }: GateCheck) {
  if (subject === 'group') return <Users size={13} aria-hidden />;
  if (subject === 'user') return <User size={13} aria-hidden />;
  if (subject === 'nothing') return <Ban size={13} aria-hidden />;
  return <span className={css.policy} aria-hidden />;
}

/** One chip per policy, group and user: struck through when negated, dashed when disabled. */
export const CheckList = memo(function CheckList({ checks, letters }: CheckListProps) {
  const { selectRecord } = useCanvasActions();
  const hidden = checks.slice(sizes.checksShown);
  return (
    <ul className={css.list}>
      {checks.slice(0, sizes.checksShown).map((check) => (
        <li key={check.record} className={css.row}>
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
            {subjectIcon(check)}
            <span className={cx(css.name, check.negate && css.negated)}>
              {shortName(check.name, letters)}
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
