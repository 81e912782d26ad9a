import { Check } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { ListBoxItem } from 'react-aria-components';
import { cx } from './class-names';
import css from './popover.module.css';

/** One choice of a Select, ComboBox or ListBox. */
export interface Option {
  readonly id: string;
  readonly label: string;
  /** A quieter second line. */
  readonly detail?: string | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly isDisabled?: boolean | undefined;
}

export function OptionItem({ option }: { readonly option: Option }) {
  const Icon = option.icon;
  return (
    <ListBoxItem
      id={option.id}
      textValue={option.label}
      isDisabled={option.isDisabled ?? false}
      className={cx(css.item)}
    >
      {({ isSelected }) => (
        <>
          {Icon === undefined ? null : <Icon size={16} aria-hidden />}
          <span className={css.text}>
            <span className={css.label}>{option.label}</span>
            {option.detail === undefined ? null : <span className={css.detail}>{option.detail}</span>}
          </span>
          {isSelected ? <Check size={14} aria-hidden /> : null}
        </>
      )}
    </ListBoxItem>
  );
}
