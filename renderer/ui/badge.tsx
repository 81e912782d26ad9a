import type { ReactNode } from 'react';
import { cx } from './class-names';
import css from './badge.module.css';

export interface BadgeProps {
  readonly tone?: 'neutral' | 'accent' | 'error' | 'warning' | 'info' | 'success';
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

export function Badge({ tone = 'neutral', title, children }: BadgeProps) {
  return (
    <span className={cx(css.badge, css[tone])} title={title}>
      {children}
    </span>
  );
}
