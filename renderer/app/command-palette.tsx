import type { LucideIcon } from 'lucide-react';
import { Search } from 'lucide-react';
import { useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { cx } from '../ui/class-names';
import { Kbd } from '../ui/kbd';
import { fuzzySort } from './fuzzy';
import css from './command-palette.module.css';

export interface PaletteItem {
  readonly id: string;
  readonly title: string;
  /** What it is: `Command`, `Flow`, `Password Stage`. Searched too. */
  readonly group: string;
  readonly detail?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly run: () => void;
}

export interface CommandPaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly items: readonly PaletteItem[];
}

const shownAtMost = 60;

/** Everything that can be done and gone to, found by a few letters. */
export function CommandPalette({ isOpen, onClose, items }: CommandPaletteProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
      className={cx(css.backdrop)}
    >
      <Modal className={cx(css.modal)}>
        <Dialog aria-label="Command palette" className={cx(css.dialog)}>
          <PaletteBody items={items} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteBody({ items, onClose }: Pick<CommandPaletteProps, 'items' | 'onClose'>) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(
    () =>
      fuzzySort(items, query, (item) => `${item.title} ${item.detail ?? ''} ${item.group}`).slice(
        0,
        shownAtMost,
      ),
    [items, query],
  );
  const optionId = (index: number) => `${listId}-${String(index)}`;

  const choose = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    onClose();
    // After the dialog has given the focus back, which takes it a frame, so that what runs may move it.
    requestAnimationFrame(() => requestAnimationFrame(item.run));
  };
  const moveTo = (index: number) => {
    const next = found.length === 0 ? 0 : (index + found.length) % found.length;
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => {
        moveTo(at + 1);
      },
      ArrowUp: () => {
        moveTo(at - 1);
      },
      PageDown: () => {
        moveTo(Math.min(at + 10, found.length - 1));
      },
      PageUp: () => {
        moveTo(Math.max(at - 10, 0));
      },
      Enter: () => {
        choose(found[at]);
      },
    };
    const move = moves[event.key];
    if (move === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    move();
  };

  return (
    <>
      <div className={css.inputRow}>
        <Search size={16} aria-hidden />
        <input
          className={css.input}
          autoFocus
          role="combobox"
          aria-label="Search commands, flows, stages, policies and prompts"
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          {...(found.length > 0 ? { 'aria-activedescendant': optionId(at) } : {})}
          placeholder="Search commands, flows, stages, policies, prompts…"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={listId} role="listbox" aria-label="Results" className={css.list}>
        {found.map((item, index) => (
          <PaletteRow
            key={item.id}
            id={optionId(index)}
            item={item}
            isActive={index === at}
            onPoint={() => {
              setAt(index);
            }}
            onChoose={() => {
              choose(item);
            }}
          />
        ))}
      </div>
      {found.length === 0 ? <p className={css.empty}>Nothing matches “{query}”.</p> : null}
    </>
  );
}

interface PaletteRowProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function PaletteRow({ id, item, isActive, onPoint, onChoose }: PaletteRowProps) {
  const Icon = item.icon;
  return (
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={cx(css.row, isActive && css.active)}
      onPointerMove={isActive ? undefined : onPoint}
      onClick={onChoose}
    >
      <span className={css.icon}>{Icon === undefined ? null : <Icon size={16} aria-hidden />}</span>
      <span className={css.title}>{item.title}</span>
      {item.detail === undefined ? null : <span className={css.detail}>{item.detail}</span>}
      <span className={css.group}>{item.group}</span>
      {item.shortcut === undefined ? null : <Kbd chord={item.shortcut} />}
    </div>
  );
}
