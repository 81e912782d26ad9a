import { cx } from './class-names';
import { keysOf } from './key-chord';
import css from './kbd.module.css';

export interface KbdProps {
  /** As `tinykeys` writes it: `$mod+Shift+KeyP`, `g f`. */
  readonly chord: string;
  /** Takes the colour of its surroundings, for tooltips and menus. */
  readonly quiet?: boolean;
}

/** A keyboard shortcut as this platform writes it. */
export function Kbd({ chord, quiet = false }: KbdProps) {
  return (
    <span className={cx(css.chord, quiet && css.quiet)}>
      {keysOf(chord).map((key, index) => (
        <kbd key={index} className={css.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
