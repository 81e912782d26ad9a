import { Play } from 'lucide-react';
import { useEffect } from 'react';
import { useApp, useView } from '../state/hooks';
import { Button } from '../ui/button';
import { ChecksView } from './checks-view';
import { ComparisonView } from './comparison-view';
import { NowView } from './now-view';
import type { OpenRun } from './open-run';
import { PartingsView } from './partings-view';
import { ProblemView } from './problem-view';
import { keepBreakpoints } from './kept-breakpoints';
import { runCommands } from './run-commands';
import css from './run-panel.module.css';
import { RunToolbar } from './run-toolbar';
import { SetupForm } from './setup-form';
import { StepDetails } from './step-details';
import { Timeline } from './timeline';
import { useRun, useRunSession } from './use-run';

/** Registers the commands of the run; call it once in the window, whether its panel is open or not. */
export function useRunCommands(): void {
  const app = useApp();
  useEffect(() => app.commands.register(runCommands(app)), [app]);
  useEffect(() => keepBreakpoints(app), [app]);
}

/** The debugger: who visits, a timeline that grows with every answer, and the runs that are kept as checks. */
export function RunPanel() {
  const run = useRun((state) => state.run);
  const view = useRun((state) => state.view);
  const problem = useRun((state) => state.problem);
  return (
    <div className={css.panel}>
      <RunToolbar run={run} view={view} />
      {problem === null ? null : <ProblemView problem={problem} />}
      {view === 'checks' ? (
        <ChecksView />
      ) : run === null || view === 'visitor' ? (
        <Visitor run={run} />
      ) : (
        <OpenRunView run={run} />
      )}
    </div>
  );
}

function Visitor({ run }: { readonly run: OpenRun | null }) {
  const session = useRunSession();
  const { commands } = useApp();
  const isFlowOpen = useView((state) => state.activeFlow !== null);
  return (
    <div className={css.visitor}>
      <div className={css.visitorActions}>
        {run === null ? null : (
          <Button variant="primary" size="sm" icon={Play} onPress={session.visitAgain}>
            Same answers by this visitor
          </Button>
        )}
        <Button
          variant={run === null ? 'primary' : 'secondary'}
          size="sm"
          icon={Play}
          isDisabled={!isFlowOpen}
          onPress={() => commands.run('run.start')}
        >
          Run the open flow
        </Button>
      </div>
      <SetupForm />
    </div>
  );
}

function OpenRunView({ run }: { readonly run: OpenRun }) {
  const against = useRun((state) => state.against);
  return (
    <div className={css.columns}>
      <div className={css.left}>
        <ComparisonView run={run} />
        {against === null ? null : <PartingsView run={run} against={against} />}
        {(run.played?.notes ?? []).map((note) => (
          <p key={note} className={css.note}>
            {note}
          </p>
        ))}
        <Timeline run={run} />
        <NowView run={run} />
      </div>
      <div className={css.right}>
        <StepDetails run={run} />
      </div>
    </div>
  );
}
