import type { Ref } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { cx } from './class-names';
import { controlClass, fieldClass, FieldLabel, FieldNotes, hasError, splitChrome } from './field';
import type { FieldChrome } from './field';
import css from './text-field.module.css';

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'className' | 'children' | 'style' | 'isRequired'>, FieldChrome {
  readonly placeholder?: string | undefined;
  /** For slugs, identifiers, attribute paths. */
  readonly monospace?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** One line of text. `type="password"` masks it. */
export function TextField(props: TextFieldProps) {
  const { chrome, rest } = splitChrome(props);
  const { placeholder, monospace = false, inputRef, ...control } = rest;
  return (
    <AriaTextField
      {...control}
      isInvalid={hasError(chrome) || control.isInvalid === true}
      isRequired={chrome.isRequired ?? false}
      validationBehavior="aria"
      className={cx(fieldClass, chrome.className)}
    >
      <FieldLabel {...chrome} />
      <Input
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        className={cx(controlClass, monospace && css.monospace)}
        placeholder={placeholder ?? ''}
        spellCheck={false}
        autoComplete="off"
      />
      <FieldNotes {...chrome} />
    </AriaTextField>
  );
}
