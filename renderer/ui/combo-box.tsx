import { ChevronsUpDown } from 'lucide-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
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
  /** Further choices below the others that what is typed makes: what could be made under that name. */
  readonly offers?: ((typed: string) => readonly Option[]) | undefined;
  readonly placeholder?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  /** When it changes, what is typed goes, and the field shows its value again; the focus stays. */
  readonly resetKey?: string | number | undefined;
}

/** A choice by typing, among up to thousands. Matches label and detail. Escape drops what was typed. */
export function ComboBox({ resetKey = '', ...props }: ComboBoxProps) {
  const [again, setAgain] = useState({ count: 0, isFocused: false });
  return (
    <ComboField
      key={`${String(resetKey)} ${String(again.count)}`}
      {...props}
      isFocused={again.isFocused}
      onLeaving={(isFocused, isDropped) => {
        setAgain(({ count }) => ({ count: count + (isDropped ? 1 : 0), isFocused }));
      }}
    />
  );
}

interface ComboFieldProps extends Omit<ComboBoxProps, 'resetKey'> {
  /** Takes the focus from the one before it. */
  readonly isFocused: boolean;
  /** Another field may take the place of this one: whether this one has the focus, and whether it asks for that. */
  readonly onLeaving: (isFocused: boolean, isDropped: boolean) => void;
}

function ComboField(props: ComboFieldProps) {
  const { options, value, offers, placeholder, isFocused, onLeaving, isDisabled = false } = props;
  const name = props['aria-label'];
  const typed = useRef('');
  const input = useRef<HTMLInputElement>(null);
  // A field that only takes the focus over does not open again what was just closed.
  const [isQuiet, setQuiet] = useState(isFocused);
  const takesAnyText = props.onCustomValue !== undefined;
  const chosen = options.find((option) => option.id === value);
  const label = chosen?.label ?? (takesAnyText ? value : null) ?? '';
  const [text, setText] = useState(label);
  const shown = offers === undefined ? options : [...options, ...offers(text === label ? '' : text)];
  const leave = () => {
    onLeaving(document.activeElement === input.current, false);
  };
  const onChange = (id: string | null) => {
    leave();
    if (!options.some((option) => option.id === id)) typed.current = label;
    props.onChange(id);
  };
  // Where any text is accepted, react-aria unselects as soon as the text fits no option. That is kept from the caller
  // until the text is taken, so that neither a half-typed word nor an unchanged field changes anything.
  const [isFree, setFree] = useState(false);
  const takeTyped = () => {
    const words = typed.current;
    if (words !== '' && !options.some((option) => option.label === words)) {
      leave();
      props.onCustomValue?.(words);
    } else if (words === '' && isFree && value !== null) onChange(null);
    setFree(false);
  };
  const onKey = (event: KeyboardEvent) => {
    // With an option under the cursor, Enter chooses that one.
    const { target } = event;
    const isOnOption = target instanceof HTMLElement && target.hasAttribute('aria-activedescendant');
    if (event.key === 'Enter' && !isOnOption) takeTyped();
    if (event.key !== 'Escape' || input.current?.value === label) return;
    event.stopPropagation();
    onLeaving(true, true);
  };
  return (
    <AriaComboBox
      {...(name === undefined ? {} : { 'aria-label': name })}
      defaultItems={shown}
      onInputChange={(words) => {
        typed.current = words;
        setText(words);
      }}
      // A field that is made with the focus in it does not fill itself in later.
      {...(label !== '' ? { defaultInputValue: label } : {})}
      value={isFree ? null : value}
      onChange={(key) => {
        if (key === null && takesAnyText && typed.current !== '') {
          setFree(true);
          return;
        }
        setFree(false);
        onChange(key === null ? null : String(key));
      }}
      onBlur={() => {
        setQuiet(false);
        if (takesAnyText) takeTyped();
      }}
      allowsCustomValue={takesAnyText}
      autoFocus={isFocused}
      menuTrigger={isQuiet ? 'input' : 'focus'}
      isDisabled={isDisabled}
      isInvalid={hasError(props)}
      isRequired={props.isRequired ?? false}
      validationBehavior="aria"
      allowsEmptyCollection
      className={cx(fieldClass, props.className)}
    >
      <FieldLabel {...props} />
      <div className={css.row} onKeyDownCapture={onKey}>
        <Input
          ref={input}
          data-untyped={text === label}
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
