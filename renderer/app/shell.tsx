import { useRef } from 'react';
import type { ReactNode } from 'react';
import { SplitGroup, SplitHandle, SplitPane } from '../ui/split-pane';
import css from './shell.module.css';

/** What is open and how large, in px. */
export interface ShellLayout {
  readonly left: boolean;
  readonly right: boolean;
  readonly bottom: boolean;
  readonly leftWidth: number;
  readonly rightWidth: number;
  readonly bottomHeight: number;
}

export const firstSizes = { leftWidth: 264, rightWidth: 328, bottomHeight: 220 };

export interface ShellProps {
  /** Names the window for those who hear it. */
  readonly heading: string;
  readonly layout: ShellLayout;
  readonly onResize: (change: Partial<typeof firstSizes>) => void;
  readonly top: ReactNode;
  readonly left: ReactNode;
  readonly middle: ReactNode;
  readonly right: ReactNode;
  readonly bottom: ReactNode;
  readonly status: ReactNode;
}

/**
 * The window's regions. The side panels keep their width in px while the window is resized, but never take more than
 * 24 and 27 % of it: the middle stays the largest.
 */
export function Shell({ heading, layout, onResize, top, left, middle, right, bottom, status }: ShellProps) {
  const columns = useRef<HTMLDivElement | null>(null);
  const rows = useRef<HTMLDivElement | null>(null);
  return (
    <div className={css.window}>
      <header className={css.top} data-region="top" aria-label="Application bar">
        <h1 className={css.heard}>{heading}</h1>
        {top}
      </header>
      <SplitGroup
        orientation="horizontal"
        className={css.columns ?? ''}
        id="columns"
        role="main"
        aria-label="Workbench"
        elementRef={columns}
        onLayoutChanged={(sizes, { isUserInteraction }) => {
          const width = columns.current?.offsetWidth ?? 0;
          if (!isUserInteraction || width === 0) return;
          const { left: leftShare, right: rightShare } = sizes;
          onResize({
            ...(leftShare === undefined ? {} : { leftWidth: Math.round((leftShare / 100) * width) }),
            ...(rightShare === undefined ? {} : { rightWidth: Math.round((rightShare / 100) * width) }),
          });
        }}
      >
        {layout.left ? (
          <>
            <SplitPane
              id="left"
              defaultSize={layout.leftWidth}
              minSize={200}
              maxSize="24%"
              groupResizeBehavior="preserve-pixel-size"
            >
              <section className={css.side} data-region="left" aria-label="Objects and types" tabIndex={-1}>
                {left}
              </section>
            </SplitPane>
            <SplitHandle label="Width of the explorer" />
          </>
        ) : null}
        <SplitPane id="middle" minSize="34%">
          <SplitGroup
            orientation="vertical"
            id="rows"
            elementRef={rows}
            onLayoutChanged={(sizes, { isUserInteraction }) => {
              const height = rows.current?.offsetHeight ?? 0;
              const share = sizes.bottom;
              if (!isUserInteraction || height === 0 || share === undefined) return;
              onResize({ bottomHeight: Math.round((share / 100) * height) });
            }}
          >
            <SplitPane id="editor" minSize={160}>
              <section className={css.middle} data-region="middle" aria-label="Editor" tabIndex={-1}>
                {middle}
              </section>
            </SplitPane>
            {layout.bottom ? (
              <>
                <SplitHandle label="Height of the lower panel" />
                <SplitPane
                  id="bottom"
                  defaultSize={layout.bottomHeight}
                  minSize={96}
                  maxSize="70%"
                  groupResizeBehavior="preserve-pixel-size"
                >
                  <section className={css.bottom} data-region="bottom" aria-label="Lower panel" tabIndex={-1}>
                    {bottom}
                  </section>
                </SplitPane>
              </>
            ) : null}
          </SplitGroup>
        </SplitPane>
        {layout.right ? (
          <>
            <SplitHandle label="Width of the inspector" />
            <SplitPane
              id="right"
              defaultSize={layout.rightWidth}
              minSize={232}
              maxSize="27%"
              groupResizeBehavior="preserve-pixel-size"
            >
              <section className={css.side} data-region="right" aria-label="Inspector" tabIndex={-1}>
                {right}
              </section>
            </SplitPane>
          </>
        ) : null}
      </SplitGroup>
      <footer className={css.status} data-region="status" aria-label="Status">
        {status}
      </footer>
    </div>
  );
}
