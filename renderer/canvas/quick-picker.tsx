import { useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { KeyboardEvent } from 'react';
import { useDocument, useWorkspace } from '../state/hooks';
import { cx } from '../ui/class-names';
import { Icon } from '../ui/icon';
import type { PickerItem, PickerKind } from './picker-items';
import { matching, pickerItems } from './picker-items';
import css from './quick-picker.module.css';

export interface QuickPickerProps {
  readonly kind: PickerKind;
  readonly title: string;
  /** Window pixels where it opens. */
  readonly at: { readonly x: number; readonly y: number };
  readonly onPick: (item: PickerItem) => void;
  readonly onClose: () => void;
}

const size = { width: 340, height: 380 };

/** A searchable list at the place where something is put in: type, arrow keys, Enter. */
export function QuickPicker({ kind, title, at, onPick, onClose }: QuickPickerProps) {
  const document = useDocument((whole) => whole);
  const descriptors = useWorkspace((state) => state.descriptors);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const all = useMemo(() => pickerItems(document, descriptors, kind), [document, descriptors, kind]);
  const items = useMemo(() => matching(all, query), [all, query]);
  const usable = items.filter((item) => !item.disabled);
  const chosen = usable[Math.min(active, usable.length - 1)];

  const move = (step: number) => {
    const next = (Math.min(active, usable.length - 1) + step + usable.length) % Math.max(usable.length, 1);
    setActive(next);
    list.current?.querySelector(`[data-item="${CSS.escape(usable[next]?.id ?? '')}"]`)?.scrollIntoView({
      block: 'nearest',
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const keys: Record<string, () => void> = {
      ArrowDown: () => {
        move(1);
      },
      ArrowUp: () => {
        move(-1);
      },
      Enter: () => {
        if (chosen) onPick(chosen);
      },
      Escape: onClose,
      Tab: onClose,
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return createPortal(
    <div className={css.backdrop} onPointerDown={onClose}>
      <div
        role="dialog"
        aria-label={title}
        className={css.picker}
        style={{
          left: Math.max(8, Math.min(at.x, window.innerWidth - size.width - 8)),
          top: Math.max(8, Math.min(at.y, window.innerHeight - size.height - 8)),
          width: size.width,
          maxHeight: size.height,
        }}
        onPointerDown={(event) => {
          event.stopPropagation();
        }}
        onKeyDown={onKeyDown}
      >
        <div className={css.title}>{title}</div>
        <input
          autoFocus
          className={css.search}
          value={query}
          placeholder={kind === 'stage' ? 'Search stages' : 'Search policies'}
          role="combobox"
          aria-expanded
          aria-controls="quick-picker-list"
          aria-activedescendant={chosen ? `pick-${chosen.id}` : undefined}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
        />
        <div ref={list} id="quick-picker-list" role="listbox" aria-label={title} className={css.list}>
          {items.map((item, index) => (
            <PickerRow
              key={item.id}
              item={item}
              heading={query === '' && items[index - 1]?.section !== item.section}
              active={item === chosen}
              onPick={onPick}
            />
          ))}
          {items.length === 0 ? <div className={css.none}>Nothing matches “{query}”.</div> : null}
        </div>
      </div>
    </div>,
    window.document.body,
  );
}

interface PickerRowProps {
  readonly item: PickerItem;
  readonly heading: boolean;
  readonly active: boolean;
  readonly onPick: (item: PickerItem) => void;
}

function PickerRow({ item, heading, active, onPick }: PickerRowProps) {
  return (
    <>
      {heading ? <div className={css.heading}>{item.section}</div> : null}
      <div
        id={`pick-${item.id}`}
        data-item={item.id}
        role="option"
        aria-selected={active}
        aria-disabled={item.disabled}
        className={cx(css.row, active && css.active, item.disabled && css.disabled)}
        title={item.detail}
        onClick={() => {
          if (!item.disabled) onPick(item);
        }}
      >
        <Icon name={item.icon} size={16} />
        <span className={css.text}>
          <span className={css.label}>{item.label}</span>
          {item.detail === undefined ? null : <span className={css.detail}>{item.detail}</span>}
        </span>
      </div>
    </>
  );
}
