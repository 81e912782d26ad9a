import { useEffect, useRef } from 'react';
import { cx } from '../ui/class-names';
import type { Change, ChangeField } from './changes';
import css from './change-list.module.css';
import { fateLooks } from '../ui/fate-looks';

export interface ChangeListProps {
  readonly changes: readonly Change[];
  readonly at: number;
  readonly onPick: (index: number) => void;
}

/** What changed, object by object and field by field. */
export function ChangeList({ changes, at, onPick }: ChangeListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <ul ref={list} className={css.list} aria-label="Changes">
      {changes.map((change, index) => {
        const { word, icon: Icon } = fateLooks[change.fate];
        const isFirstElsewhere = !change.isHere && (changes[index - 1]?.isHere ?? true);
        return (
          <li key={change.id}>
            {isFirstElsewhere ? <h3 className={css.elsewhere}>Elsewhere in the workspace</h3> : null}
            <button
              type="button"
              className={cx(css.change, css[change.fate], index === at && css.current)}
              aria-current={index === at}
              onClick={() => {
                onPick(index);
              }}
            >
              <span className={css.fate}>
                <Icon size={12} strokeWidth={3} aria-hidden /> {word}
              </span>
              <span className={css.name}>{change.label}</span>
              <span className={css.type}>{change.type}</span>
              {change.fields.map((field, place) => (
                <FieldRow key={`${field.field} ${String(place)}`} {...field} />
              ))}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function FieldRow({ field, from, to, implied }: ChangeField) {
  return (
    <span className={css.field}>
      <span className={css.fieldName}>{field}</span>
      <span className={css.values}>
        <Value text={from} isDefault={implied === 'from'} look="from" />
        <span className={css.to}>→</span>
        <Value text={to} isDefault={implied === 'to'} look="to" />
      </span>
    </span>
  );
}

interface ValueProps {
  readonly text: string | undefined;
  readonly isDefault: boolean;
  readonly look: 'from' | 'to';
}

function Value({ text, isDefault, look }: ValueProps) {
  if (text === undefined) return <span className={css.nothing}>nothing</span>;
  return (
    <span className={css[look]}>
      {text}
      {isDefault ? <span className={css.nothing}> (default)</span> : null}
    </span>
  );
}
