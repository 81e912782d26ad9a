import type { ReactNode } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { cx } from './class-names';
import css from './row-list.module.css';

export interface RowListProps<Item extends { readonly id: string }> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly textOf: (item: Item) => string;
  readonly render: (item: Item) => ReactNode;
  /** Enter, or a press. */
  readonly onAction?: ((item: Item) => void) | undefined;
  readonly selected?: string | null;
  readonly onSelect?: ((id: string | null) => void) | undefined;
  readonly empty?: ReactNode;
  /** Height of every row in px. */
  readonly rowSize?: number;
  /** Rows as high as what is in them, about so many px; instead of `rowSize`. */
  readonly estimatedRowSize?: number;
  readonly className?: string | undefined;
}

/** A long list, of which only the rows in view are in the page; rows may hold buttons. Its parent gives it a height. */
export function RowList<Item extends { readonly id: string }>(props: RowListProps<Item>) {
  const {
    label,
    items,
    textOf,
    render,
    onAction,
    selected,
    onSelect,
    empty,
    rowSize = 32,
    estimatedRowSize,
    className,
  } = props;
  return (
    <Virtualizer
      layout={ListLayout}
      layoutOptions={estimatedRowSize === undefined ? { rowSize } : { estimatedRowSize }}
    >
      <GridList<Item>
        aria-label={label}
        items={items}
        selectionMode={onSelect === undefined ? 'none' : 'single'}
        selectionBehavior="replace"
        {...(selected === undefined ? {} : { selectedKeys: selected === null ? [] : [selected] })}
        onSelectionChange={(keys) => {
          if (keys === 'all') return;
          const [key] = keys;
          onSelect?.(key === undefined ? null : String(key));
        }}
        {...(onAction === undefined
          ? {}
          : {
              onAction: (key) => {
                const item = items.find((candidate) => candidate.id === key);
                if (item !== undefined) onAction(item);
              },
            })}
        renderEmptyState={() => empty}
        className={cx(css.list, className)}
      >
        {(item) => (
          <GridListItem id={item.id} textValue={textOf(item)} className={cx(css.item)}>
            {render(item)}
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  );
}
