import { useStore } from 'zustand';
import { useApp, useWorkspace } from '../state/hooks';
import { titleOf } from './command-view';
import { TopBar } from './top-bar';
import type { TopBarProps } from './top-bar';

/** The bar at the top, on the commands and the history. */
export function WindowTop({ layout }: Pick<TopBarProps, 'layout'>) {
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
