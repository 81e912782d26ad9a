import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import type { Placement } from 'react-aria-components';
import { cx } from './class-names';
import { Kbd } from './kbd';
import css from './tooltip.module.css';

export interface TooltipProps {
  readonly text: ReactNode;
  /** Key chord as `tinykeys` writes it: `$mod+Shift+KeyP`. */
  readonly shortcut?: string | undefined;
  readonly placement?: Placement | undefined;
  /** A focusable element of react-aria-components, or one wrapped in its `Focusable`. */
  readonly children: ReactElement;
}

/** Names a control on hover and on keyboard focus. */
export function Tooltip({ text, shortcut, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className={cx(css.tooltip)} placement={placement} offset={6}>
        <span>{text}</span>
        {shortcut === undefined ? null : <Kbd chord={shortcut} quiet />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
