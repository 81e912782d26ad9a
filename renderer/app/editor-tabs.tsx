import { FileCode, GitCompareArrows, Map as MapIcon, Workflow } from 'lucide-react';
import type { RecordId } from '../../shared/authentik/record';
import { labelOf, slugOrLabel } from '../../shared/document/labels';
import { closeComparison, showCompareDialog, useCompare } from '../compare/compare-store';
import { useApp, useDocument, useView } from '../state/hooks';
import { IconButton } from '../ui/icon-button';
import { DocumentTabs } from '../ui/tab-strip';
import type { PanelApart } from '../ui/tab-strip';

/** Tab of the estate map: no record has such an id. */
const estateTab = 'estate-map';

export interface EditorTabsProps {
  /** Null: the estate map is in front. */
  readonly flow: RecordId | null;
  readonly panel: PanelApart;
}

/** The tabs above the drawing, and beside them what can be shown with it. */
export function EditorTabs({ flow, panel }: EditorTabsProps) {
  const app = useApp();
  const tabs = useView((state) => state.tabs);
  const showsSource = useView((state) => state.panels.source);
  const document = useDocument((now) => now);
  const estate = useView((state) => state.estate);
  return (
    <DocumentTabs
      label="Open flows"
      panel={panel}
      items={[
        ...(estate
          ? [{ id: estateTab, label: 'Estate', title: 'All flows and what leads to them', icon: MapIcon }]
          : []),
        ...tabs.flatMap((id) => {
          const record = document.records.get(id);
          if (record === undefined) return [];
          const name = labelOf(document, record);
          return [{ id, label: slugOrLabel(document, record), title: name, icon: Workflow }];
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
    />
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
