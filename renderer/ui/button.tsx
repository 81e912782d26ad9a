import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from './class-names';
import css from './button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  readonly children: ReactNode;
  readonly icon?: LucideIcon | undefined;
  /** `primary` once per view; `quiet` has no frame; `danger` for what destroys. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'sm' | 'md';
  readonly className?: string | undefined;
}

export function Button(props: ButtonProps) {
  const { children, icon: Icon, variant = 'secondary', size = 'md', className, ...rest } = props;
  return (
    <AriaButton {...rest} className={cx(css.button, css[variant], css[size], className)}>
      {Icon === undefined ? null : <Icon size={size === 'sm' ? 14 : 16} aria-hidden />}
      <span className={css.label}>{children}</span>
    </AriaButton>
  );
}
