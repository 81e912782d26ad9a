import { useEffect } from 'react';
import { useStore } from 'zustand';
import { recordsOfKind } from '../../shared/document/indexes';
import { allProblems } from '../problems/all-problems';
import { countSeverities } from '../problems/problem-rows';
import { useApp, useDocument, useStoring, useView, useWorkspace } from '../state/hooks';
import { titleOf } from './command-view';
import { EditorArea } from './editor-area';
import { ErrorBoundary } from './error-boundary';
import { Later, useLaterParts } from './later';
import { firstSizes, Shell } from './shell';
import { StatusBar } from './status-bar';
import { applyTheme } from './theme';
import { TopBar } from './top-bar';
import { useKeys } from './use-keys';
import { windowCommands } from './window-commands';

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
  useLaterParts();
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
        left={<Later part="left" />}
        middle={
          <ErrorBoundary part="The editor">
            <EditorArea />
          </ErrorBoundary>
        }
        right={
          <ErrorBoundary part="The inspector">
            <Later part="inspector" />
          </ErrorBoundary>
        }
        bottom={<Later part="lower" />}
        status={<Status />}
      />
      <Later part="dialogs" />
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
