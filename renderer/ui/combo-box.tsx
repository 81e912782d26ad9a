import { ChevronsUpDown } from 'lucide-react';
import { useRef, useState } from 'react';
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
  const typed = useRef('');
  // Where any text is accepted, react-aria unselects as soon as the text fits no option. That is kept from the caller
  // until the text is taken, so that neither a half-typed word nor an unchanged field changes anything.
  const [isFree, setFree] = useState(false);
  const takeTyped = () => {
    const text = typed.current;
    if (text !== '' && !options.some((option) => option.label === text)) onCustomValue?.(text);
    else if (text === '' && isFree && value !== null) onChange(null);
    setFree(false);
  };
  return (
    <AriaComboBox
      {...(name === undefined ? {} : { 'aria-label': name })}
      defaultItems={options}
      onInputChange={(text) => {
        typed.current = text;
      }}
      {...(onCustomValue !== undefined && value !== null && !options.some((option) => option.id === value)
        ? { defaultInputValue: value }
        : {})}
      value={isFree ? null : value}
      onChange={(key) => {
        if (key === null && onCustomValue !== undefined && typed.current !== '') {
          setFree(true);
          return;
        }
        setFree(false);
        onChange(key === null ? null : String(key));
      }}
      {...(onCustomValue === undefined ? {} : { onBlur: takeTyped })}
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
      <div
        className={css.row}
        onKeyDownCapture={(event) => {
          // With an option under the cursor, Enter chooses that one.
          const { target } = event;
          const isOnOption = target instanceof HTMLElement && target.hasAttribute('aria-activedescendant');
          if (event.key === 'Enter' && !isOnOption) takeTyped();
        }}
      >
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
