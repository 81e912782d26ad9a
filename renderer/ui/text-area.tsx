import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { cx } from './class-names';
import { controlClass, fieldClass, FieldLabel, FieldNotes, hasError, splitChrome } from './field';
import type { TextFieldProps } from './text-field';
import css from './text-field.module.css';

export interface TextAreaProps extends Omit<TextFieldProps, 'inputRef' | 'type'> {
  readonly rows?: number;
}

export function TextArea(props: TextAreaProps) {
  const { chrome, rest } = splitChrome(props);
  const { placeholder, monospace = false, rows = 3, ...control } = rest;
  return (
    <AriaTextField
      {...control}
      isInvalid={hasError(chrome) || control.isInvalid === true}
      isRequired={chrome.isRequired ?? false}
      validationBehavior="aria"
      className={cx(fieldClass, chrome.className)}
    >
      <FieldLabel {...chrome} />
      <AriaTextArea
        className={cx(controlClass, css.area, monospace && css.monospace)}
        placeholder={placeholder ?? ''}
        rows={rows}
        spellCheck={false}
      />
      <FieldNotes {...chrome} />
    </AriaTextField>
  );
}
