import { useRef } from 'react';
import { MenuTrigger, Popover, Pressable } from 'react-aria-components';
import { cx } from './class-names';
import { MenuList } from './menu';
import type { MenuEntry } from './menu';
import css from './popover.module.css';

export interface ContextMenuPlace {
  /** In window pixels. */
  readonly x: number;
  readonly y: number;
}

export interface ContextMenuProps {
  /** Where it is open; null: closed. */
  readonly at: ContextMenuPlace | null;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
}

/** A menu at the pointer, or at the focused element for the keyboard's context-menu key. */
export function ContextMenu({ at, label, entries, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <MenuTrigger
      isOpen={at !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Pressable>
        <span
          ref={anchor}
          role="button"
          tabIndex={-1}
          aria-hidden
          style={{ position: 'fixed', left: at?.x ?? 0, top: at?.y ?? 0, width: 0, height: 0 }}
        />
      </Pressable>
      <Popover
        className={cx(css.popover)}
        aria-label={label}
        triggerRef={anchor}
        placement="bottom start"
        offset={0}
        key={at === null ? 'closed' : `${String(at.x)},${String(at.y)}`}
      >
        <MenuList
          label={label}
          entries={entries.map((entry) =>
            entry === '-'
              ? entry
              : {
                  ...entry,
                  onAction: () => {
                    onClose();
                    entry.onAction();
                  },
                },
          )}
        />
      </Popover>
    </MenuTrigger>
  );
}
