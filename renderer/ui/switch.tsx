import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import type { SwitchProps as AriaSwitchProps } from 'react-aria-components';
import { useId } from 'react';
import { cx } from './class-names';
import { fieldClass } from './field';
import fieldCss from './field.module.css';
import css from './switch.module.css';

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'children' | 'style'> {
  readonly label?: ReactNode;
  readonly description?: ReactNode;
  readonly errorMessage?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string | undefined;
}

export function Switch({ label, description, errorMessage, actions, className, ...rest }: SwitchProps) {
  const notes = useId();
  const noted = description !== undefined || errorMessage !== undefined;
  return (
    <div className={cx(fieldClass, className)}>
      <div className={css.row}>
        <AriaSwitch {...rest} {...(noted ? { 'aria-describedby': notes } : {})} className={cx(css.switch)}>
          <span className={css.track} aria-hidden>
            <span className={css.thumb} />
          </span>
          {label === undefined ? null : <span className={css.label}>{label}</span>}
        </AriaSwitch>
        {actions}
      </div>
      {noted ? (
        <div id={notes} className={css.notes}>
          {errorMessage === undefined ? null : <div className={fieldCss.error}>{errorMessage}</div>}
          {description === undefined ? null : <div className={fieldCss.description}>{description}</div>}
        </div>
      ) : null}
    </div>
  );
}
