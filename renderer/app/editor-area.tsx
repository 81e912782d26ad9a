import type { RecordId } from '../../shared/authentik/record';
import { FlowCanvas } from '../canvas/flow-canvas';
import { useCompare } from '../compare/compare-store';
import { useApp, useView } from '../state/hooks';
import { SplitGroup, SplitHandle, SplitPane } from '../ui/split-pane';
import css from './editor-area.module.css';
import { ErrorBoundary } from './error-boundary';
import { Later } from './later';

const panel = { id: 'editor-panel', tabId: 'editor-tab' };

/** The tabs of the open flows; of the active one the drawing and, when wanted, its text beside it. */
export function EditorArea() {
  const tabs = useView((state) => state.tabs);
  const active = useView((state) => state.activeFlow);
  const showsSource = useView((state) => state.panels.source);
  const estate = useView((state) => state.estate);
  const flow = active !== null && tabs.includes(active) ? active : null;
  if (flow === null && !estate) return <Later part="start" />;
  return (
    <>
      <div className={css.tabs}>
        <Later part="tabs" flow={flow} panel={panel} />
      </div>
      <div id={panel.id} role="tabpanel" aria-labelledby={panel.tabId} className={css.panel}>
        {flow === null ? (
          <ErrorBoundary part="The estate map">
            <Later part="estate" />
          </ErrorBoundary>
        ) : (
          <FlowAndSource key={flow} flow={flow} showsSource={showsSource} />
        )}
      </div>
    </>
  );
}

function FlowAndSource({ flow, showsSource }: { readonly flow: RecordId; readonly showsSource: boolean }) {
  const app = useApp();
  const sizes = useView((state) => state.layouts.source);
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
      orientation="horizontal"
      id="flow-and-source"
      {...(sizes === undefined || !showsSource ? {} : { defaultLayout: { ...sizes } })}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) app.view.setLayout('source', layout);
      }}
    >
      <SplitPane id="canvas" minSize="30%">
        {canvas}
      </SplitPane>
      {showsSource ? (
        <>
          <SplitHandle label="Width of the source text" />
          <SplitPane id="source" minSize={200} defaultSize="38%">
            <ErrorBoundary part="The source text" resetKey={flow}>
              <Later part="source" flow={flow} />
            </ErrorBoundary>
          </SplitPane>
        </>
      ) : null}
    </SplitGroup>
  );
}
