import { ChevronsUpDown } from 'lucide-react';
import { Button, ListBox, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { cx } from './class-names';
import { controlClass, fieldClass, FieldLabel, FieldNotes, hasError } from './field';
import type { FieldChrome } from './field';
import { OptionItem } from './option';
import type { Option } from './option';
import popover from './popover.module.css';
import css from './select.module.css';

export interface SelectProps extends FieldChrome {
  readonly 'aria-label'?: string | undefined;
  readonly options: readonly Option[];
  /** Null where nothing is chosen. */
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly placeholder?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly size?: 'sm' | 'md';
}

/** One of a few choices. For many, or where typing helps, use ComboBox. */
export function Select(props: SelectProps) {
  const { options, value, onChange, placeholder = 'Choose…', isDisabled = false, size = 'md' } = props;
  const name = props['aria-label'];
  return (
    <AriaSelect
      {...(name === undefined ? {} : { 'aria-label': name })}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
      placeholder={placeholder}
      isDisabled={isDisabled}
      isInvalid={hasError(props)}
      isRequired={props.isRequired ?? false}
      validationBehavior="aria"
      className={cx(fieldClass, props.className)}
    >
      <FieldLabel {...props} />
      <Button className={cx(controlClass, css.trigger, css[size])}>
        <SelectValue className={cx(css.value)}>
          {({ selectedText, isPlaceholder }) =>
            isPlaceholder ? <span className={css.placeholder}>{placeholder}</span> : selectedText
          }
        </SelectValue>
        <ChevronsUpDown size={14} aria-hidden />
      </Button>
      <FieldNotes {...props} />
      <Popover className={cx(popover.popover, popover.matchTrigger)} offset={4}>
        <ListBox items={options} className={cx(popover.list)}>
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
