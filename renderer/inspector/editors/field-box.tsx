import { useId } from 'react';
import type { ReactNode } from 'react';
import css from './editors.module.css';
import type { EditorProps } from './editor';

/** Label, notes and frame for a field that is made of several controls. */
export function FieldBox(props: EditorProps & { readonly children: ReactNode }) {
  const { field, label, description, errorMessage, actions, children } = props;
  const id = useId();
  return (
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={`${id}-notes`}
      className={css.box}
      data-invalid={errorMessage === undefined ? undefined : true}
    >
      <div className={css.boxLabelRow}>
        <span id={`${id}-label`} className={css.boxLabel}>
          {label}
          {field.required ? <span className={css.required}> *</span> : null}
        </span>
        <span className={css.boxActions}>{actions}</span>
      </div>
      {children}
      <div id={`${id}-notes`} className={css.boxNotes}>
        {errorMessage === undefined ? null : <div className={css.boxError}>{errorMessage}</div>}
        {description === undefined ? null : <div className={css.boxDescription}>{description}</div>}
      </div>
    </div>
  );
}
