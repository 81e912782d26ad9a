import { Group, Panel, Separator } from 'react-resizable-panels';
import type { GroupProps, PanelProps } from 'react-resizable-panels';
import { cx } from './class-names';
import css from './split-pane.module.css';

/** A row (`horizontal`) or column of panes with handles between them. Sizes are px (`240`) or `'30%'`. */
export function SplitGroup({ className, ...rest }: GroupProps) {
  return <Group {...rest} className={cx(css.group, className)} />;
}

export function SplitPane({ className, ...rest }: PanelProps) {
  return <Panel {...rest} className={cx(css.pane, className)} />;
}

/** Drag, or focus it and use the arrow keys. */
export function SplitHandle({ label, id }: { readonly label: string; readonly id?: string }) {
  return <Separator className={cx(css.handle)} aria-label={label} {...(id === undefined ? {} : { id })} />;
}
