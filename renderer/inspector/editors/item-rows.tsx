import { ArrowDown, ArrowUp, ArrowUpRight, X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { LucideIcon } from 'lucide-react';
import type { FieldValue } from '../../../shared/authentik/record';
import { Icon } from '../../ui/icon';
import { IconButton } from '../../ui/icon-button';
import css from './editors.module.css';

export interface ItemRow {
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon?: string | undefined;
  readonly value: FieldValue;
  /** Goes to what the row names. */
  readonly onOpen?: (() => void) | undefined;
}

export interface ItemRowsProps {
  readonly label: string;
  readonly items: readonly ItemRow[];
  readonly isOrdered: boolean;
  readonly onChange: (items: readonly FieldValue[]) => void;
}

/** The buttons of a row that change the list. */
type Change = 'up' | 'down' | 'remove';

/** The entries of a list, one row each. The focus stays with what is moved, and goes on to the next where one is removed. */
export function ItemRows({ label, items, isOrdered, onChange }: ItemRowsProps) {
  const place = useRef<HTMLDivElement>(null);
  const wanted = useRef<{ readonly row: number; readonly change: Change } | null>(null);
  useLayoutEffect(() => {
    if (wanted.current !== null && place.current !== null) focusRow(place.current, wanted.current);
    wanted.current = null;
  }, [items]);
  const values = items.map(({ value }) => value);
  const move = (from: number, to: number) => {
    const next = [...values];
    const [moved] = next.splice(from, 1);
    if (moved === undefined) return;
    next.splice(to, 0, moved);
    wanted.current = { row: to, change: to < from ? 'up' : 'down' };
    onChange(next);
  };
  const remove = (index: number) => {
    wanted.current = { row: Math.min(index, items.length - 2), change: 'remove' };
    onChange(values.filter((_, other) => other !== index));
  };
  return (
    <div ref={place} className={css.place}>
      {items.length === 0 ? null : (
        <ul className={css.rows} aria-label={label}>
          {items.map((item, index) => (
            <li key={`${String(index)} ${item.label}`} className={css.row}>
              {item.icon === undefined ? null : <Icon name={item.icon} size={14} className={css.rowIcon} />}
              <span className={css.rowText}>
                <span>{item.label}</span>
                {item.detail === undefined ? null : <span className={css.rowDetail}>{item.detail}</span>}
              </span>
              {isOrdered ? (
                <>
                  <RowButton
                    change="up"
                    icon={ArrowUp}
                    label={`Move ${item.label} up`}
                    isDisabled={index === 0}
                    onPress={() => {
                      move(index, index - 1);
                    }}
                  />
                  <RowButton
                    change="down"
                    icon={ArrowDown}
                    label={`Move ${item.label} down`}
                    isDisabled={index === items.length - 1}
                    onPress={() => {
                      move(index, index + 1);
                    }}
                  />
                </>
              ) : null}
              {item.onOpen === undefined ? null : (
                <IconButton
                  size="sm"
                  icon={ArrowUpRight}
                  label={`Go to ${item.label}`}
                  onPress={item.onOpen}
                />
              )}
              <RowButton
                change="remove"
                icon={X}
                label={`Remove ${item.label}`}
                onPress={() => {
                  remove(index);
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface RowButtonProps {
  readonly change: Change;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

function RowButton({ change, ...props }: RowButtonProps) {
  return (
    <span data-change={change} className={css.place}>
      <IconButton size="sm" {...props} />
    </span>
  );
}

/** The button that was pressed where it can be pressed again, else another one of the row, else where entries are added. */
function focusRow(place: HTMLElement, { row, change }: { readonly row: number; readonly change: Change }) {
  const there = place.querySelectorAll('li')[row];
  const button =
    there?.querySelector<HTMLElement>(`[data-change="${change}"] button:not(:disabled)`) ??
    there?.querySelector<HTMLElement>('[data-change] button:not(:disabled)');
  (button ?? place.parentElement?.querySelector('input'))?.focus();
}
