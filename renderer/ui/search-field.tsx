import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components';
import type { SearchFieldProps as AriaSearchFieldProps } from 'react-aria-components';
import { cx } from './class-names';
import { controlClass } from './field';
import css from './search-field.module.css';

export interface SearchFieldProps extends Omit<
  AriaSearchFieldProps,
  'className' | 'children' | 'style' | 'aria-label'
> {
  /** What is searched: accessible name, and placeholder unless there is a shorter one. */
  readonly label: string;
  readonly hint?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly className?: string | undefined;
}

export function SearchField({ label, hint = label, inputRef, className, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} className={cx(css.search, className)}>
      <Search size={14} className={css.glass} aria-hidden />
      <Input
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        className={cx(controlClass, css.input)}
        placeholder={hint}
        spellCheck={false}
      />
      <Button className={cx(css.clear)} aria-label="Clear search">
        <X size={14} aria-hidden />
      </Button>
    </AriaSearchField>
  );
}
