import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { recordsOfKind } from '../../shared/document/indexes';
import { Inspector } from '../inspector/inspector';
import { allProblems } from '../problems/all-problems';
import { countSeverities } from '../problems/problem-rows';
import { useLiveCheck } from '../problems/use-live-check';
import { useApp, useAppCommands, useDocument, useStoring, useView, useWorkspace } from '../state/hooks';
import { ToastRegion } from '../ui/toast-region';
import { ChangedOnDisk } from './changed-on-disk';
import { CommandPalette } from './command-palette';
import { titleOf } from './command-view';
import { showDialog, useDialogs } from './dialogs';
import { EditorArea } from './editor-area';
import { ErrorBoundary } from './error-boundary';
import { LeftPanel } from './left-panel';
import { LowerPanel } from './lower-panel';
import { paletteItems } from './palette-items';
import { firstSizes, Shell } from './shell';
import { ShortcutSheet } from './shortcut-sheet';
import { StatusBar } from './status-bar';
import { applyTheme } from './theme';
import { TopBar } from './top-bar';
import { useKeys } from './use-keys';
import { useNotices } from './use-notices';
import { windowCommands } from './window-commands';
import { Workspaces } from './workspaces';

/** The whole window. */
export function Workbench() {
  const app = useApp();
  const panels = useView((state) => state.panels);
  const sizes = useView((state) => state.layouts.shell);
  const theme = useView((state) => state.theme);
  const name = useWorkspace((state) => state.workspace?.name ?? 'no workspace');
  useEffect(() => app.commands.register(windowCommands(app)), [app]);
  useEffect(() => {
    applyTheme(theme);
  }, [theme]);
  useKeys();
  useNotices();
  useLiveCheck();
  const layout = {
    ...firstSizes,
    ...sizes,
    left: panels.explorer,
    right: panels.inspector,
    bottom: panels.bottom,
  };
  return (
    <>
      <Shell
        heading={`Stagecraft, ${name}`}
        layout={layout}
        onResize={(change) => {
          app.view.setLayout('shell', { ...firstSizes, ...sizes, ...change });
        }}
        top={<Top layout={layout} />}
        left={<LeftPanel />}
        middle={
          <ErrorBoundary part="The editor">
            <EditorArea />
          </ErrorBoundary>
        }
        right={
          <ErrorBoundary part="The inspector">
            <Inspector />
          </ErrorBoundary>
        }
        bottom={<LowerPanel />}
        status={<Status />}
      />
      <Palette />
      <Shortcuts />
      <Workspaces />
      <ChangedOnDisk />
      <ToastRegion />
    </>
  );
}

function Top({ layout }: { readonly layout: Parameters<typeof TopBar>[0]['layout'] }) {
  const app = useApp();
  const commands = useStore(app.commands.store, (state) => state.commands);
  const name = useWorkspace((state) => state.workspace?.name ?? 'No workspace');
  // What undo and redo say, and whether they can be pressed, hangs on the history.
  useWorkspace((state) => state.history);
  return (
    <TopBar
      workspace={name}
      layout={layout}
      run={app.commands.run}
      command={(id) => {
        const command = commands.get(id);
        return (
          command && {
            id,
            title: titleOf(command),
            shortcut: command.key,
            isEnabled: app.commands.isEnabled(id),
          }
        );
      }}
    />
  );
}

function Status() {
  const app = useApp();
  const { pending, problem } = useStoring();
  const problems = useView((state) => state.problems);
  const found = useDocument((document) => allProblems(problems, document));
  const theme = useView((state) => state.theme);
  const release = useWorkspace((state) => state.workspace?.release);
  const facts = useDocument((document) => {
    const count = (kind: 'flow' | 'stage' | 'policy', one: string, many: string) => {
      const { length } = recordsOfKind(document, kind);
      return `${String(length)} ${length === 1 ? one : many}`;
    };
    return [
      count('flow', 'flow', 'flows'),
      count('stage', 'stage', 'stages'),
      count('policy', 'policy', 'policies'),
    ].join(', ');
  });
  return (
    <StatusBar
      stored={problem !== null ? 'failed' : pending > 0 ? 'storing' : 'stored'}
      reason={problem}
      problems={countSeverities(found)}
      onProblems={() => {
        app.view.setPanel('bottom', !app.view.store.getState().panels.bottom);
      }}
      release={release}
      onRelease={(next) => void app.workspace.update({ release: next })}
      theme={theme}
      onTheme={app.view.setTheme}
      facts={facts}
    />
  );
}

function Palette() {
  const app = useApp();
  const isOpen = useView((state) => state.palette === 'commands');
  const document = useDocument((now) => now);
  const items = useMemo(
    () => (isOpen && document.records.size >= 0 ? paletteItems(app) : []),
    [isOpen, app, document],
  );
  return (
    <CommandPalette
      isOpen={isOpen}
      items={items}
      onClose={() => {
        app.view.setPalette('closed');
      }}
    />
  );
}

function Shortcuts() {
  const isOpen = useDialogs((state) => state.open === 'shortcuts');
  const rows = useAppCommands().flatMap((command) =>
    command.key === undefined
      ? []
      : [{ id: command.id, title: titleOf(command), group: command.group, shortcut: command.key }],
  );
  return (
    <ShortcutSheet
      isOpen={isOpen}
      rows={rows}
      onClose={() => {
        showDialog(null);
      }}
    />
  );
}
