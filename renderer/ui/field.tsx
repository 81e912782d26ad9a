import type { ReactNode } from 'react';
import { ButtonContext, Label, Text } from 'react-aria-components';
import { cx } from './class-names';
import css from './field.module.css';

/** What every field shows around its control. */
export interface FieldChrome {
  /** Absent: give the field an `aria-label`. */
  readonly label?: ReactNode;
  readonly description?: ReactNode;
  /** Shown below the control, which is then marked invalid. */
  readonly errorMessage?: ReactNode;
  readonly isRequired?: boolean | undefined;
  /** Controls beside the label: a reset button, a menu. */
  readonly actions?: ReactNode;
  readonly className?: string | undefined;
}

/** Parts a field's props into what the chrome shows and what the control takes. */
export function splitChrome<Props extends FieldChrome>(
  props: Props,
): { readonly chrome: FieldChrome; readonly rest: Omit<Props, keyof FieldChrome> } {
  const { label, description, errorMessage, isRequired, actions, className, ...rest } = props;
  return { chrome: { label, description, errorMessage, isRequired, actions, className }, rest };
}

export const fieldClass = cx(css.field);
export const controlClass = cx(css.control);

export function hasError(chrome: FieldChrome): boolean {
  return chrome.errorMessage !== undefined && chrome.errorMessage !== null && chrome.errorMessage !== '';
}

export function FieldLabel({ label, isRequired, actions }: FieldChrome) {
  if (label === undefined && actions === undefined) return null;
  return (
    <div className={css.labelRow}>
      {label === undefined ? null : (
        <Label className={cx(css.label)}>
          {label}
          {isRequired === true ? (
            <span className={css.required} title="Required">
              <span aria-hidden>*</span>
            </span>
          ) : null}
        </Label>
      )}
      {actions === undefined ? null : (
        // The field's own buttons (steps, the list's arrow) are told by context what to do; these are none of them.
        <ButtonContext value={null}>
          <div className={css.actions}>{actions}</div>
        </ButtonContext>
      )}
    </div>
  );
}

export function FieldNotes(chrome: FieldChrome) {
  return (
    <>
      {hasError(chrome) ? (
        <Text slot="errorMessage" className={cx(css.error)}>
          {chrome.errorMessage}
        </Text>
      ) : null}
      {chrome.description === undefined ? null : (
        <Text slot="description" className={cx(css.description)}>
          {chrome.description}
        </Text>
      )}
    </>
  );
}
