import { FileInput, FolderOpen, Plus, Workflow } from 'lucide-react';
import { Button as PressCard } from 'react-aria-components';
import type { ReactNode } from 'react';
import { cx } from '../ui/class-names';
import { Kbd } from '../ui/kbd';
import css from './welcome.module.css';

export interface WelcomeChoice {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly shortcut?: string | undefined;
  readonly onPress: () => void;
}

export interface WelcomeProps {
  readonly choices: readonly WelcomeChoice[];
  /** Further things to open; an empty list is left out. */
  readonly lists: readonly { readonly title: string; readonly rows: readonly WelcomeChoice[] }[];
  /** Shown above: what this empty place is. */
  readonly title: string;
  readonly subtitle: string;
}

const icons: Readonly<Record<string, ReactNode>> = {
  'file.open': <FolderOpen size={20} aria-hidden />,
  'flow.new': <Plus size={20} aria-hidden />,
  'sample.open': <Workflow size={20} aria-hidden />,
};

/** The middle of the window while nothing is open: what to do first. */
export function Welcome({ choices, lists, title, subtitle }: WelcomeProps) {
  return (
    <div className={css.scroll}>
      <div className={css.welcome}>
        <h2 className={css.title}>{title}</h2>
        <p className={css.subtitle}>{subtitle}</p>
        <div className={css.choices}>
          {choices.map((choice) => (
            <PressCard key={choice.id} className={cx(css.card)} onPress={choice.onPress}>
              <span className={css.icon}>{icons[choice.id] ?? <FileInput size={20} aria-hidden />}</span>
              <span className={css.words}>
                <span className={css.cardTitle}>{choice.title}</span>
                <span className={css.detail}>{choice.detail}</span>
              </span>
              {choice.shortcut === undefined ? null : <Kbd chord={choice.shortcut} />}
            </PressCard>
          ))}
        </div>
        {lists
          .filter(({ rows }) => rows.length > 0)
          .map(({ title: heading, rows }) => (
            <section key={heading} className={css.recent}>
              <h3 className={css.heading}>{heading}</h3>
              <ul className={css.list}>
                {rows.map((choice) => (
                  <li key={choice.id}>
                    <PressCard className={cx(css.row)} onPress={choice.onPress}>
                      <span className={css.rowTitle} title={`${choice.title}, ${choice.detail}`}>
                        {choice.title}
                      </span>
                      <span className={css.detail}>{choice.detail}</span>
                    </PressCard>
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
    </div>
  );
}
