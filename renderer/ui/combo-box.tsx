import { ChevronsUpDown } from 'lucide-react';
import {
  Button,
  ComboBox as AriaComboBox,
  Input,
  ListBox,
  ListLayout,
  Popover,
  Virtualizer,
} from 'react-aria-components';
import { cx } from './class-names';
import { controlClass, fieldClass, FieldLabel, FieldNotes, hasError } from './field';
import type { FieldChrome } from './field';
import { OptionItem } from './option';
import type { Option } from './option';
import popover from './popover.module.css';
import css from './select.module.css';

export interface ComboBoxProps extends FieldChrome {
  readonly 'aria-label'?: string | undefined;
  readonly options: readonly Option[];
  readonly value: string | null;
  /** Null where the user empties the field. */
  readonly onChange: (id: string | null) => void;
  /** Given: text that matches no option is accepted, on Enter and on leaving the field. */
  readonly onCustomValue?: ((text: string) => void) | undefined;
  readonly placeholder?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** A choice by typing, among up to thousands. Matches label and detail. */
export function ComboBox(props: ComboBoxProps) {
  const { options, value, onChange, onCustomValue, placeholder, isDisabled = false } = props;
  const name = props['aria-label'];
  return (
    <AriaComboBox
      {...(name === undefined ? {} : { 'aria-label': name })}
      defaultItems={options}
      {...(onCustomValue !== undefined && value !== null && !options.some((option) => option.id === value)
        ? { defaultInputValue: value }
        : {})}
      value={value}
      onChange={(key) => {
        onChange(key === null ? null : String(key));
      }}
      {...(onCustomValue === undefined
        ? {}
        : {
            onBlur: (event) => {
              const text = event.target instanceof HTMLInputElement ? event.target.value : '';
              if (text !== '' && !options.some((option) => option.label === text)) onCustomValue(text);
            },
          })}
      allowsCustomValue={onCustomValue !== undefined}
      menuTrigger="focus"
      isDisabled={isDisabled}
      isInvalid={hasError(props)}
      isRequired={props.isRequired ?? false}
      validationBehavior="aria"
      allowsEmptyCollection
      className={cx(fieldClass, props.className)}
    >
      <FieldLabel {...props} />
      <div className={css.row}>
        <Input
          className={cx(controlClass, css.input)}
          placeholder={placeholder ?? 'Search…'}
          spellCheck={false}
        />
        <Button className={cx(css.open)}>
          <ChevronsUpDown size={14} aria-hidden />
        </Button>
      </div>
      <FieldNotes {...props} />
      <Popover className={cx(popover.popover, popover.matchTrigger)} offset={4}>
        <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: 30, padding: 4 }}>
          <ListBox<Option>
            className={cx(popover.list, popover.virtual)}
            renderEmptyState={() => <div className={popover.empty}>Nothing matches.</div>}
          >
            {(option) => <OptionItem option={option} />}
          </ListBox>
        </Virtualizer>
      </Popover>
    </AriaComboBox>
  );
}
