import { Star } from 'lucide-react';
import { cx } from '../ui/class-names';
import { setDragData } from '../ui/drag-data';
import { Icon } from '../ui/icon';
import type { PaletteEntry } from './palette-sections';
import css from './palette.module.css';

export interface PaletteRowProps {
  readonly entry: PaletteEntry;
  readonly favourite: boolean;
  readonly canInsert: boolean;
  readonly onInsert: (entry: PaletteEntry) => void;
  readonly onToggle: (model: string) => void;
}

/** One type: dragged onto the drawing, or inserted after the selection with Enter or a double click. */
export function PaletteRow({ entry, favourite, canInsert, onInsert, onToggle }: PaletteRowProps) {
  const disabled = entry.unavailable !== undefined;
  const hint = entry.unavailable ?? entry.summary ?? entry.label;
  const insert = () => {
    if (!disabled && canInsert) onInsert(entry);
  };
  return (
    <li className={cx(css.row, entry.role ? css[entry.role] : css[entry.kind], disabled && css.disabled)}>
      <div
        role="button"
        tabIndex={0}
        data-palette-row={entry.model}
        aria-disabled={disabled || !canInsert}
        className={css.entry}
        title={entry.enterprise ? `Enterprise. ${hint}` : hint}
        draggable={!disabled}
        onDragStart={(event) => {
          setDragData(event.dataTransfer, entry.kind, { model: entry.model });
        }}
        onDoubleClick={insert}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          insert();
        }}
      >
        <span className={css.icon}>
          <Icon name={entry.icon} size={16} />
        </span>
        <span className={css.label}>
          {entry.name}
          {entry.enterprise ? <span className={css.mark}>Enterprise</span> : null}
        </span>
      </div>
      <button
        type="button"
        tabIndex={-1}
        className={cx(css.star, favourite && css.starred)}
        aria-label={favourite ? `Remove ${entry.name} from favourites` : `Add ${entry.name} to favourites`}
        aria-pressed={favourite}
        onClick={() => {
          onToggle(entry.model);
        }}
      >
        <Star size={14} fill={favourite ? 'currentColor' : 'none'} aria-hidden />
      </button>
    </li>
  );
}
