import type { LucideIcon } from 'lucide-react';
import { Button, ToggleButton } from 'react-aria-components';
import type { ButtonProps, Placement } from 'react-aria-components';
import { cx } from './class-names';
import { Tooltip } from './tooltip';
import css from './icon-button.module.css';

export interface IconButtonProps extends Omit<
  ButtonProps,
  'className' | 'children' | 'style' | 'aria-label'
> {
  readonly icon: LucideIcon;
  /** What it does: its accessible name and its tooltip. */
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly size?: 'sm' | 'md';
  readonly placement?: Placement | undefined;
  /** Given: a button that stays pressed in. */
  readonly isSelected?: boolean | undefined;
  readonly className?: string | undefined;
}

export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, shortcut, size = 'md', placement, isSelected, className, ...rest } = props;
  const shared = { 'aria-label': label, className: cx(css.button, css[size], className) };
  const glyph = <Icon size={size === 'sm' ? 14 : 16} aria-hidden />;
  return (
    <Tooltip text={label} shortcut={shortcut} placement={placement}>
      {isSelected === undefined ? (
        <Button {...rest} {...shared}>
          {glyph}
        </Button>
      ) : (
        <ToggleButton
          {...shared}
          isSelected={isSelected}
          isDisabled={rest.isDisabled ?? false}
          excludeFromTabOrder={rest.excludeFromTabOrder ?? false}
          {...(rest.onPress === undefined ? {} : { onPress: rest.onPress })}
        >
          {glyph}
        </ToggleButton>
      )}
    </Tooltip>
  );
}
