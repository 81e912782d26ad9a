import { useState } from 'react';
import type { RecordId } from '../../shared/authentik/record';
import { FlowCanvas } from '../canvas/flow-canvas';
import { useCompare } from '../compare/compare-store';
import { useApp, useView } from '../state/hooks';
import { SplitGroup, SplitHandle, SplitPane } from '../ui/split-pane';
import css from './editor-area.module.css';
import { ErrorBoundary } from './error-boundary';
import { Later } from './later';
import { useIsNarrow } from './use-is-narrow';

const panel = { id: 'editor-panel', tabId: 'editor-tab' };

/** With less room (px) neither the drawing nor the text could be read beside the other: the text goes below. */
const roomForTwo = 680;

/** The tabs of the open flows; of the active one the drawing and, when wanted, its text beside or below it. */
export function EditorArea() {
  const tabs = useView((state) => state.tabs);
  const active = useView((state) => state.activeFlow);
  const showsSource = useView((state) => state.panels.source);
  const estate = useView((state) => state.estate);
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const isNarrow = useIsNarrow(frame, roomForTwo);
  const flow = active !== null && tabs.includes(active) ? active : null;
  if (flow === null && !estate) return <Later part="start" />;
  return (
    <>
      <div className={css.tabs}>
        <Later part="tabs" flow={flow} panel={panel} />
      </div>
      <div ref={setFrame} id={panel.id} role="tabpanel" aria-labelledby={panel.tabId} className={css.panel}>
        {flow === null ? (
          <ErrorBoundary part="The estate map">
            <Later part="estate" />
          </ErrorBoundary>
        ) : (
          <FlowAndSource key={flow} flow={flow} showsSource={showsSource} isBelow={isNarrow} />
        )}
      </div>
    </>
  );
}

interface FlowAndSourceProps {
  readonly flow: RecordId;
  readonly showsSource: boolean;
  readonly isBelow: boolean;
}

function FlowAndSource({ flow, showsSource, isBelow }: FlowAndSourceProps) {
  const app = useApp();
  const kept = isBelow ? 'source-below' : 'source';
  const sizes = useView((state) => state.layouts[kept]);
  const isCompared = useCompare((state) => state.open?.flow === flow);
  if (isCompared) {
    return (
      <ErrorBoundary part="The comparison" resetKey={flow}>
        <Later part="compare" flow={flow} />
      </ErrorBoundary>
    );
  }
  const canvas = (
    <ErrorBoundary part="The canvas" resetKey={flow}>
      <FlowCanvas key={flow} flow={flow} />
    </ErrorBoundary>
  );
  return (
    <SplitGroup
      orientation={isBelow ? 'vertical' : 'horizontal'}
      id="flow-and-source"
      {...(sizes === undefined || !showsSource ? {} : { defaultLayout: { ...sizes } })}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) app.view.setLayout(kept, layout);
      }}
    >
      <SplitPane id="canvas" minSize="30%">
        {canvas}
      </SplitPane>
      {showsSource ? (
        <>
          <SplitHandle label={`${isBelow ? 'Height' : 'Width'} of the source text`} />
          <SplitPane id="source" minSize={isBelow ? 140 : 200} defaultSize="42%">
            <ErrorBoundary part="The source text" resetKey={flow}>
              <Later part="source" flow={flow} />
            </ErrorBoundary>
          </SplitPane>
        </>
      ) : null}
    </SplitGroup>
  );
}
