import type { ReactNode } from 'react';
import { TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { cx } from './class-names';
import { TabStrip } from './tab-strip';
import type { TabStripProps } from './tab-strip';
import css from './tabs.module.css';

export interface TabsProps extends TabStripProps {
  /** Content of the selected tab. */
  readonly children: ReactNode;
}

/** The sections of a panel. */
export function Tabs({ children, ...strip }: TabsProps) {
  return (
    <AriaTabs
      selectedKey={strip.selected}
      onSelectionChange={(key) => {
        strip.onSelect(String(key));
      }}
      keyboardActivation="manual"
      className={cx(css.tabs)}
    >
      <TabStrip {...strip} />
      <TabPanel key={strip.selected} id={strip.selected} className={cx(css.panel)}>
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
