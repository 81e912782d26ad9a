import { X } from 'lucide-react';
import { CheckBadge } from '../debugger/check-badge';
import { RunPanel } from '../debugger/run-panel';
import { runTab } from '../debugger/run-commands';
import { ContextPanel } from '../importing/context-panel';
import { contextTab } from '../importing/use-import-commands';
import { allProblems } from '../problems/all-problems';
import { Problems } from '../problems/problems';
import { useApp, useDocument, useView } from '../state/hooks';
import { Badge } from '../ui/badge';
import { IconButton } from '../ui/icon-button';
import { Tabs } from '../ui/tabs';
import { ErrorBoundary } from './error-boundary';

const known: ReadonlySet<string> = new Set([runTab, contextTab]);

/** The panel below the editor. */
export function LowerPanel() {
  const app = useApp();
  const problems = useView((state) => state.problems);
  const selected = useView(({ bottomTab }) => (known.has(bottomTab) ? bottomTab : 'problems'));
  const count = useDocument((document) => allProblems(problems, document).length);
  return (
    <Tabs
      label="Lower panel"
      items={[
        { id: 'problems', label: 'Problems', badge: count === 0 ? undefined : <Badge>{count}</Badge> },
        { id: runTab, label: 'Run', badge: <CheckBadge /> },
        { id: contextTab, label: 'Context' },
      ]}
      selected={selected}
      onSelect={app.view.setBottomTab}
      trailing={
        <IconButton
          icon={X}
          label="Close the lower panel"
          shortcut="$mod+KeyJ"
          onPress={() => {
            app.view.setPanel('bottom', false);
          }}
        />
      }
    >
      {selected === runTab ? (
        <ErrorBoundary part="The run">
          <RunPanel />
        </ErrorBoundary>
      ) : selected === contextTab ? (
        <ErrorBoundary part="The context panel">
          <ContextPanel />
        </ErrorBoundary>
      ) : (
        <ErrorBoundary part="The problems panel">
          <Problems />
        </ErrorBoundary>
      )}
    </Tabs>
  );
}
