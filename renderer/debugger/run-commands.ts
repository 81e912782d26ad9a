import type { AppCommand } from '../state/app-commands';
import type { AppState } from '../state/app-state';
import { runSessionOf } from './run-session';

/** Tab of the lower panel. */
export const runTab = 'run';

/** Height of the lower panel, in px, that shows a run. */
const enough = 360;

/** Brings the run into view; a panel that was closed opens high enough to work in. */
export function showRun({ view }: AppState): void {
  const { panels, layouts } = view.store.getState();
  const { shell = {} } = layouts;
  if (!panels.bottom && (shell.bottomHeight ?? 0) < enough) {
    view.setLayout('shell', { ...shell, bottomHeight: enough });
  }
  view.setBottomTab(runTab);
}

export function runCommands(app: AppState): readonly AppCommand[] {
  const session = runSessionOf(app);
  const hasRun = (): boolean => session.store.getState().run !== null;
  return [
    {
      id: 'run.start',
      title: 'Run the open flow',
      group: 'Flow',
      key: 'F5',
      when: () => app.view.store.getState().activeFlow !== null,
      run: () => {
        showRun(app);
        session.start();
      },
    },
    {
      id: 'run.restart',
      title: 'Run again from the first step',
      group: 'Flow',
      key: 'Shift+F5',
      when: hasRun,
      run: () => {
        showRun(app);
        session.restart();
      },
    },
    {
      id: 'run.step-back',
      title: 'Run: one step back',
      group: 'Flow',
      key: 'F7',
      when: () => session.canStepBack,
      run: session.stepBack,
    },
    {
      id: 'run.open',
      title: 'Open a scenario…',
      group: 'Flow',
      run: async () => {
        showRun(app);
        await session.open();
      },
    },
    {
      id: 'run.save',
      title: 'Save the run as a scenario…',
      group: 'Flow',
      when: hasRun,
      run: session.save,
    },
    {
      id: 'run.close',
      title: 'Close the run',
      group: 'Flow',
      when: hasRun,
      run: session.close,
    },
    {
      id: 'view.run',
      title: 'Show the run',
      group: 'View',
      run: () => {
        showRun(app);
      },
    },
  ];
}
