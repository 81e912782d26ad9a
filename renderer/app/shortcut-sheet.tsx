import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import css from './shortcut-sheet.module.css';

export interface ShortcutRow {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly shortcut: string;
}

export interface ShortcutSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly rows: readonly ShortcutRow[];
}

/** Every command that has a key, by group. */
export function ShortcutSheet({ isOpen, onClose, rows }: ShortcutSheetProps) {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keyboard shortcuts" width="lg" isText>
      <div className={css.columns}>
        {groups.map((group) => (
          <section key={group} className={css.group}>
            <h3 className={css.heading}>{group}</h3>
            <dl className={css.list}>
              {rows
                .filter((row) => row.group === group)
                .map((row) => (
                  <div key={row.id} className={css.row}>
                    <dt>{row.title}</dt>
                    <dd>
                      <Kbd chord={row.shortcut} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
