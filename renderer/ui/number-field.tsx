import { ChevronDown, ChevronUp } from 'lucide-react';
import { Button, Group, Input, NumberField as AriaNumberField } from 'react-aria-components';
import type { NumberFieldProps as AriaNumberFieldProps } from 'react-aria-components';
import { cx } from './class-names';
import { controlClass, fieldClass, FieldLabel, FieldNotes, hasError, splitChrome } from './field';
import type { FieldChrome } from './field';
import css from './number-field.module.css';

export interface NumberFieldProps
  extends Omit<AriaNumberFieldProps, 'className' | 'children' | 'style' | 'isRequired'>, FieldChrome {
  readonly placeholder?: string | undefined;
}

/** A number without thousands separators; empty is NaN. Steps with the arrow keys. */
export function NumberField(props: NumberFieldProps) {
  const { chrome, rest } = splitChrome(props);
  const { placeholder, ...control } = rest;
  return (
    <AriaNumberField
      formatOptions={{ useGrouping: false, maximumFractionDigits: 10 }}
      {...control}
      isInvalid={hasError(chrome) || control.isInvalid === true}
      isRequired={chrome.isRequired ?? false}
      validationBehavior="aria"
      // What was typed stays, for the reason why it cannot be to be told; rounded it would be something else.
      commitBehavior="validate"
      isWheelDisabled
      className={cx(fieldClass, chrome.className)}
    >
      <FieldLabel {...chrome} />
      <Group className={cx(css.group)}>
        <Input className={cx(controlClass, css.input)} placeholder={placeholder ?? ''} />
        <span className={css.steps}>
          <Button slot="increment" className={cx(css.step)}>
            <ChevronUp size={12} aria-hidden />
          </Button>
          <Button slot="decrement" className={cx(css.step)}>
            <ChevronDown size={12} aria-hidden />
          </Button>
        </span>
      </Group>
      <FieldNotes {...chrome} />
    </AriaNumberField>
  );
}
