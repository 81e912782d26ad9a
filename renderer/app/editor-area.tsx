import { FileCode, GitCompareArrows, Map as MapIcon, Workflow } from 'lucide-react';
import { labelOf } from '../../shared/document/labels';
import { textField } from '../../shared/document/values';
import { FlowCanvas } from '../canvas/flow-canvas';
import { closeComparison, showCompareDialog, useCompare } from '../compare/compare-store';
import { useApp, useDocument, useView } from '../state/hooks';
import { IconButton } from '../ui/icon-button';
import { SplitGroup, SplitHandle, SplitPane } from '../ui/split-pane';
import { Tabs } from '../ui/tabs';
import { ErrorBoundary } from './error-boundary';
import { Later } from './later';
import { StartScreen } from './start-screen';

/** Tab of the estate map: no record has such an id. */
const estateTab = 'estate-map';

/** The tabs of the open flows; of the active one the drawing and, when wanted, its text beside it. */
export function EditorArea() {
  const app = useApp();
  const tabs = useView((state) => state.tabs);
  const active = useView((state) => state.activeFlow);
  const showsSource = useView((state) => state.panels.source);
  const document = useDocument((now) => now);
  const estate = useView((state) => state.estate);
  const flow = active !== null && tabs.includes(active) ? active : null;
  if (flow === null && !estate) return <StartScreen />;
  return (
    <Tabs
      look="editor"
      label="Open flows"
      items={[
        ...(estate
          ? [{ id: estateTab, label: 'Estate', title: 'All flows and what leads to them', icon: MapIcon }]
          : []),
        ...tabs.flatMap((id) => {
          const record = document.records.get(id);
          if (record === undefined) return [];
          const name = labelOf(document, record);
          return [{ id, label: textField(record, 'slug') ?? name, title: name, icon: Workflow }];
        }),
      ]}
      selected={flow ?? estateTab}
      onSelect={(id) => {
        if (id === estateTab) app.view.showEstate(true);
        else app.view.openFlow(id);
      }}
      onClose={(id) => {
        if (id === estateTab) app.view.showEstate(false);
        else app.view.closeTab(id);
      }}
      trailing={
        <>
          <IconButton
            icon={MapIcon}
            label="Show the estate map"
            shortcut="$mod+Shift+KeyE"
            isSelected={flow === null}
            onPress={() => {
              app.view.showEstate(true);
            }}
          />
          {flow === null ? null : <CompareButton flow={flow} />}
          <IconButton
            icon={FileCode}
            label={showsSource ? 'Hide the source text' : 'Show the source text'}
            shortcut="$mod+Shift+KeyU"
            isSelected={showsSource}
            onPress={() => {
              app.view.setPanel('source', !showsSource);
            }}
          />
        </>
      }
    >
      {flow === null ? (
        <ErrorBoundary part="The estate map">
          <Later part="estate" />
        </ErrorBoundary>
      ) : (
        <FlowAndSource key={flow} flow={flow} showsSource={showsSource} />
      )}
    </Tabs>
  );
}

function CompareButton({ flow }: { readonly flow: string }) {
  const isCompared = useCompare((state) => state.open?.flow === flow);
  return (
    <IconButton
      icon={GitCompareArrows}
      label={isCompared ? 'Close the comparison' : 'Compare with…'}
      shortcut="$mod+Alt+KeyC"
      isSelected={isCompared}
      onPress={() => {
        if (isCompared) closeComparison();
        else showCompareDialog('compare');
      }}
    />
  );
}

function FlowAndSource({ flow, showsSource }: { readonly flow: string; readonly showsSource: boolean }) {
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
