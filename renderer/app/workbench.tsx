import { useEffect, useState } from 'react';
import { useApp, useView, useWorkspace } from '../state/hooks';
import { EditorArea } from './editor-area';
import { keepEarlyInput, windowPage } from './early-input';
import { ErrorBoundary } from './error-boundary';
import { Later, useLaterParts } from './later';
import { firstSizes, Shell } from './shell';
import { applyTheme } from './theme';
import { useKeys } from './use-keys';
import { windowCommands } from './window-commands';

export interface WorkbenchProps {
  /** Ends when what the window is for is open. */
  readonly opening: Promise<unknown>;
}

/** The whole window. */
export function Workbench({ opening }: WorkbenchProps) {
  const app = useApp();
  const panels = useView((state) => state.panels);
  const sizes = useView((state) => state.layouts.shell);
  const theme = useView((state) => state.theme);
  const name = useWorkspace((state) => state.workspace?.name ?? 'no workspace');
  useEffect(() => app.commands.register(windowCommands(app)), [app]);
  useEffect(() => {
    applyTheme(theme);
  }, [theme]);
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
        top={<Later part="top" layout={layout} />}
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
        status={<Later part="status" />}
      />
      <Later part="dialogs" />
      <Input opening={opening} />
    </>
  );
}

/** What the user presses: kept until there is something to press it on, and the rest of the window to do it. */
function Input({ opening }: WorkbenchProps) {
  const app = useApp();
  const [isOpen, setOpen] = useState(false);
  const [giveBack] = useState(() => keepEarlyInput(app.commands, windowPage));
  useEffect(() => {
    const open = () => {
      setOpen(true);
    };
    opening.then(open, open);
  }, [opening]);
  useKeys(isOpen);
  useLaterParts(isOpen, giveBack);
  return null;
}
