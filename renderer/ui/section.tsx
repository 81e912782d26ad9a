import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { cx } from './class-names';
import css from './section.module.css';

export interface SectionProps {
  readonly title: ReactNode;
  /** Behind the title: a count, a badge. */
  readonly trailing?: ReactNode;
  readonly defaultExpanded?: boolean;
  readonly isExpanded?: boolean;
  readonly onExpandedChange?: (isExpanded: boolean) => void;
  readonly children: ReactNode;
}

/** A part of a panel that folds away. */
export function Section(props: SectionProps) {
  const { title, trailing, defaultExpanded = true, isExpanded, onExpandedChange, children } = props;
  return (
    <Disclosure
      defaultExpanded={defaultExpanded}
      {...(isExpanded === undefined ? {} : { isExpanded })}
      {...(onExpandedChange === undefined ? {} : { onExpandedChange })}
      className={cx(css.section)}
    >
      <Heading className={cx(css.heading)} level={3}>
        <Button slot="trigger" className={cx(css.trigger)}>
          <ChevronRight size={14} className={css.chevron} aria-hidden />
          <span className={css.title}>{title}</span>
        </Button>
        {trailing === undefined ? null : <span className={css.trailing}>{trailing}</span>}
      </Heading>
      <DisclosurePanel className={cx(css.panel)}>{children}</DisclosurePanel>
    </Disclosure>
  );
}
