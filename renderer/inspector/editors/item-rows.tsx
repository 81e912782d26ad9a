import { ArrowDown, ArrowUp, ArrowUpRight, X } from 'lucide-react';
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

/** The entries of a list, one row each. */
export function ItemRows({ label, items, isOrdered, onChange }: ItemRowsProps) {
  const values = items.map(({ value }) => value);
  const move = (from: number, to: number) => {
    const next = [...values];
    const [moved] = next.splice(from, 1);
    if (moved === undefined) return;
    next.splice(to, 0, moved);
    onChange(next);
  };
  if (items.length === 0) return null;
  return (
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
              <IconButton
                size="sm"
                icon={ArrowUp}
                label={`Move ${item.label} up`}
                isDisabled={index === 0}
                onPress={() => {
                  move(index, index - 1);
                }}
              />
              <IconButton
                size="sm"
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
            <IconButton size="sm" icon={ArrowUpRight} label={`Go to ${item.label}`} onPress={item.onOpen} />
          )}
          <IconButton
            size="sm"
            icon={X}
            label={`Remove ${item.label}`}
            onPress={() => {
              onChange(values.filter((_, other) => other !== index));
            }}
          />
        </li>
      ))}
    </ul>
  );
}
