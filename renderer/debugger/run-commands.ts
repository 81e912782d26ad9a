import type { AppCommand } from '../state/app-commands';
import type { AppState } from '../state/app-state';
import { runChecksOf } from './run-checks';
import { runSessionOf, type RunView } from './run-session';
import { openScenario, saveScenario } from './scenario-files';
import { selectedBindings } from './stops';

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
  const checks = runChecksOf(app);
  const hasRun = (): boolean => session.store.getState().run !== null;
  const isPlayed = (): boolean => Boolean(session.store.getState().run?.played);
  const isFlowOpen = (): boolean => app.view.store.getState().activeFlow !== null;
  const chosen = () => {
    const { selection, activeFlow } = app.view.store.getState();
    return selectedBindings(app.workspace.store.getState().document, selection, activeFlow);
  };
  const shown =
    (act: () => void | Promise<void>): AppCommand['run'] =>
    () => {
      showRun(app);
      return act();
    };
  const view = (id: RunView): (() => void) => {
    return () => {
      session.setView(id);
    };
  };
  return [
    {
      id: 'run.start',
      title: 'Run the open flow',
      group: 'Flow',
      key: 'F5',
      when: isFlowOpen,
      run: shown(session.start),
    },
    {
      id: 'run.restart',
      title: 'Run again from the first step',
      group: 'Flow',
      key: 'Shift+F5',
      when: hasRun,
      run: shown(session.restart),
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
      id: 'run.go-on',
      title: 'Run on to the next breakpoint, as the visitor would answer',
      group: 'Flow',
      key: '$mod+F5',
      when: () => hasRun() || isFlowOpen(),
      run: shown(() => session.goOn()),
    },
    {
      id: 'run.to-here',
      title: 'Run to the selected stage',
      group: 'Flow',
      key: '$mod+F9',
      when: () => isFlowOpen() && chosen().length > 0,
      run: shown(async () => {
        const stops = new Set(chosen());
        session.start();
        await session.goOn(stops);
      }),
    },
    {
      id: 'run.breakpoint',
      title: 'Set or remove a breakpoint on the selected stage',
      group: 'Flow',
      key: 'F9',
      when: () => chosen().length > 0,
      run: () => {
        app.view.toggleBreakpoints(chosen());
      },
    },
    {
      id: 'run.stop',
      title: 'Stop what is being played',
      group: 'Flow',
      when: () => session.store.getState().busy !== 'no',
      run: session.stop,
    },
    {
      id: 'run.open',
      title: 'Open a scenario…',
      group: 'Flow',
      run: shown(() => openScenario(session)),
    },
    {
      id: 'run.save',
      title: 'Save the run as a scenario…',
      group: 'Flow',
      when: isPlayed,
      run: shown(() => saveScenario(session)),
    },
    {
      id: 'run.keep',
      title: 'Keep the run as a check',
      group: 'Flow',
      when: isPlayed,
      run: shown(checks.keep),
    },
    { id: 'run.visitor', title: 'Show the visitor of the run', group: 'Flow', run: shown(view('visitor')) },
    { id: 'run.checks', title: 'Show the checks', group: 'Flow', run: shown(view('checks')) },
    {
      id: 'run.close',
      title: 'Close the run',
      group: 'Flow',
      when: hasRun,
      run: session.close,
    },
    { id: 'view.run', title: 'Show the run', group: 'View', run: shown(() => undefined) },
  ];
}
