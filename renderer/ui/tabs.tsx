import { X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode, SyntheticEvent } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { cx } from './class-names';
import css from './tabs.module.css';

export interface TabItem {
  readonly id: string;
  readonly label: string;
  /** Shown on hover, where the label may be cut. */
  readonly title?: string | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly badge?: ReactNode;
}

export interface TabsProps {
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** Given: tabs can be closed, by the cross, the middle mouse button and the Delete key. */
  readonly onClose?: ((id: string) => void) | undefined;
  /** What stands to the right of the tabs. */
  readonly trailing?: ReactNode;
  /** `editor` looks like documents, `panel` like sections of a panel. */
  readonly look?: 'editor' | 'panel';
  /** Content of the selected tab. */
  readonly children: ReactNode;
}

export function Tabs(props: TabsProps) {
  const { label, items, selected, onSelect, onClose, trailing, look = 'panel', children } = props;
  const strip = useRef<HTMLDivElement>(null);
  const count = items.length;
  useEffect(() => {
    // A tab that was just added is in the page only after the list has drawn itself.
    const frame = requestAnimationFrame(() => {
      const tab = strip.current?.querySelector(`[data-key="${CSS.escape(selected)}"]`);
      tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [selected, count]);
  return (
    <AriaTabs
      selectedKey={selected}
      onSelectionChange={(key) => {
        onSelect(String(key));
      }}
      keyboardActivation="manual"
      className={cx(css.tabs, css[look])}
    >
      <div
        ref={strip}
        className={css.strip}
        onAuxClick={(event) => {
          const id = tabUnder(event);
          if (event.button === 1 && id !== undefined) onClose?.(id);
        }}
        onKeyDown={(event) => {
          const id = tabUnder(event);
          if (event.key !== 'Delete' || id === undefined || onClose === undefined) return;
          event.stopPropagation();
          onClose(id);
        }}
      >
        <TabList aria-label={label} className={cx(css.list)} items={items} dependencies={[selected, onClose]}>
          {(item) => <TabHandle item={item} onClose={onClose} />}
        </TabList>
        {trailing === undefined ? null : <div className={css.trailing}>{trailing}</div>}
      </div>
      <TabPanel key={selected} id={selected} className={cx(css.panel)}>
        {children}
      </TabPanel>
    </AriaTabs>
  );
}

/** Listened for around the tabs: a key listener on a tab itself would keep every key from the rest of the window. */
function tabUnder(event: SyntheticEvent): string | undefined {
  const tab = event.target instanceof Element ? event.target.closest('[role="tab"]') : null;
  return tab?.getAttribute('data-key') ?? undefined;
}

function TabHandle({ item, onClose }: { readonly item: TabItem; readonly onClose: TabsProps['onClose'] }) {
  const Icon = item.icon;
  return (
    <Tab id={item.id} className={cx(css.tab)}>
      {Icon === undefined ? null : <Icon size={14} aria-hidden />}
      <span className={css.label} title={item.title ?? item.label}>
        {item.label}
      </span>
      {item.badge === undefined ? null : <> {item.badge}</>}
      {onClose === undefined ? null : (
        // A tab may not hold a second control; by keyboard it is the Delete key that closes.
        <span
          className={css.close}
          aria-hidden
          title="Close"
          onPointerDown={(event) => {
            event.stopPropagation();
          }}
          onMouseDown={(event) => {
            event.stopPropagation();
          }}
          onClick={(event) => {
            event.stopPropagation();
            onClose(item.id);
          }}
        >
          <X size={12} />
        </span>
      )}
    </Tab>
  );
}
