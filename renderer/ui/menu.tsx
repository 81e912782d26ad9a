import type { LucideIcon } from 'lucide-react';
import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { Placement } from 'react-aria-components';
import { cx } from './class-names';
import { Kbd } from './kbd';
import css from './popover.module.css';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly shortcut?: string | undefined;
  readonly detail?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isDanger?: boolean | undefined;
  /** Given: shown with or without a tick. */
  readonly isChecked?: boolean | undefined;
  readonly onAction: () => void;
}

/** A text stands for a separator line. */
export type MenuEntry = MenuAction | '-';

export interface MenuProps {
  /** The button that opens it. */
  readonly children: ReactElement;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly placement?: Placement;
}

export function Menu({ children, label, entries, placement = 'bottom start' }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={cx(css.popover)} placement={placement} offset={4}>
        <MenuList label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}

export function MenuList({ label, entries }: Pick<MenuProps, 'label' | 'entries'>) {
  return (
    <AriaMenu className={cx(css.list)} aria-label={label}>
      {entries.map((entry, index) =>
        entry === '-' ? (
          <Separator key={`separator-${String(index)}`} className={cx(css.separator)} />
        ) : (
          <MenuRow key={entry.id} entry={entry} />
        ),
      )}
    </AriaMenu>
  );
}

function MenuRow({ entry }: { readonly entry: MenuAction }) {
  const Icon = entry.isChecked === true ? Check : entry.icon;
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      isDisabled={entry.isDisabled ?? false}
      onAction={entry.onAction}
      className={cx(css.item, entry.isDanger === true && css.danger)}
    >
      {Icon === undefined ? <span style={{ width: 16 }} /> : <Icon size={16} aria-hidden />}
      <span className={css.text}>
        <span className={css.label}>{entry.label}</span>
        {entry.detail === undefined ? null : <span className={css.detail}>{entry.detail}</span>}
      </span>
      {entry.shortcut === undefined ? null : (
        <span className={css.trailing}>
          <Kbd chord={entry.shortcut} quiet />
        </span>
      )}
    </MenuItem>
  );
}
