import { X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode, SyntheticEvent } from 'react';
import { Tab, TabList, Tabs as AriaTabs } from 'react-aria-components';
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

export interface TabStripProps {
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** Given: tabs can be closed, by the cross, the middle mouse button and the Delete key. */
  readonly onClose?: ((id: string) => void) | undefined;
  /** What stands to the right of the tabs. */
  readonly trailing?: ReactNode;
}

/** The content of the selected tab, where it stands apart from the strip: an element with this role and these ids. */
export interface PanelApart {
  readonly id: string;
  /** Id that its `aria-labelledby` names. */
  readonly tabId: string;
}

/** Tabs that look like documents, of a panel that stands somewhere else in the page. */
export function DocumentTabs({ panel, ...strip }: TabStripProps & { readonly panel: PanelApart }) {
  return (
    <AriaTabs
      selectedKey={strip.selected}
      onSelectionChange={(key) => {
        strip.onSelect(String(key));
      }}
      keyboardActivation="manual"
      className={cx(css.apart, css.editor)}
    >
      <TabStrip {...strip} panel={panel} />
    </AriaTabs>
  );
}

/** The row of tabs, inside of react-aria's `Tabs`. */
export function TabStrip(props: TabStripProps & { readonly panel?: PanelApart | undefined }) {
  const { label, items, selected, onClose, trailing, panel } = props;
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
      <TabList
        aria-label={label}
        className={cx(css.list)}
        items={items}
        dependencies={[selected, onClose, panel]}
      >
        {(item) => (
          <TabHandle item={item} onClose={onClose} panel={item.id === selected ? panel : undefined} />
        )}
      </TabList>
      {trailing === undefined ? null : <div className={css.trailing}>{trailing}</div>}
    </div>
  );
}

/** Listened for around the tabs: a key listener on a tab itself would keep every key from the rest of the window. */
function tabUnder(event: SyntheticEvent): string | undefined {
  const tab = event.target instanceof Element ? event.target.closest('[role="tab"]') : null;
  return tab?.getAttribute('data-key') ?? undefined;
}

interface TabHandleProps {
  readonly item: TabItem;
  readonly onClose: TabStripProps['onClose'];
  readonly panel: PanelApart | undefined;
}

function TabHandle({ item, onClose, panel }: TabHandleProps) {
  const Icon = item.icon;
  return (
    <Tab
      id={item.id}
      className={cx(css.tab)}
      {...(panel && {
        render: (props) => {
          const ids = { id: panel.tabId, 'aria-controls': panel.id };
          return 'href' in props ? <a {...props} {...ids} /> : <div {...props} {...ids} />;
        },
      })}
    >
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
