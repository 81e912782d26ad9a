import { FolderOpen, Play, RotateCcw, Save, Undo2, X } from 'lucide-react';
import { useEffect } from 'react';
import { useApp, useView } from '../state/hooks';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { ComparisonView } from './comparison-view';
import { NowView } from './now-view';
import { runCommands } from './run-commands';
import css from './run-panel.module.css';
import type { OpenRun } from './open-run';
import { SetupForm } from './setup-form';
import { StepDetails } from './step-details';
import { Timeline } from './timeline';
import { useRun, useRunSession } from './use-run';

/** Registers the commands of the run; call it once in the window, whether its panel is open or not. */
export function useRunCommands(): void {
  const app = useApp();
  useEffect(() => app.commands.register(runCommands(app)), [app]);
}

/** The debugger: a form to start from, then a timeline that grows with every answer. */
export function RunPanel() {
  const run = useRun((state) => state.run);
  const problem = useRun((state) => state.problem);
  return (
    <div className={css.panel}>
      <Toolbar run={run} />
      {problem === null ? null : (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      {run === null ? <SetupForm /> : <OpenRunView run={run} />}
    </div>
  );
}

function OpenRunView({ run }: { readonly run: OpenRun }) {
  return (
    <div className={css.columns}>
      <div className={css.left}>
        {run.comparison === null ? null : <ComparisonView comparison={run.comparison} />}
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

function Toolbar({ run }: { readonly run: OpenRun | null }) {
  const { commands } = useApp();
  const session = useRunSession();
  const busy = useRun((state) => state.busy);
  const isFlowOpen = useView((state) => state.activeFlow !== null);
  return (
    <div className={css.toolbar} role="toolbar" aria-label="Run">
      {run === null ? (
        <Button
          variant="primary"
          size="sm"
          icon={Play}
          isDisabled={!isFlowOpen}
          onPress={() => commands.run('run.start')}
        >
          Run the open flow
        </Button>
      ) : (
        <>
          <IconButton
            size="sm"
            icon={RotateCcw}
            label="Run again from the first step"
            shortcut="Shift+F5"
            onPress={session.restart}
          />
          <IconButton
            size="sm"
            icon={Undo2}
            label="One step back"
            shortcut="F7"
            isDisabled={!session.canStepBack}
            onPress={session.stepBack}
          />
        </>
      )}
      <span className={css.title}>{run === null ? null : <RunTitle run={run} />}</span>
      <span className={css.busy} role="status">
        {busy === 'loading python' ? 'Loading Python, once …' : ''}
      </span>
      <IconButton
        size="sm"
        icon={FolderOpen}
        label="Open a scenario…"
        onPress={() => {
          void session.open();
        }}
      />
      {run === null ? null : (
        <>
          <IconButton
            size="sm"
            icon={Save}
            label="Save as a scenario…"
            isDisabled={run.played === null}
            onPress={() => {
              void session.save();
            }}
          />
          <Button size="sm" variant="quiet" icon={X} onPress={session.close}>
            Close the run
          </Button>
        </>
      )}
    </div>
  );
}

function RunTitle({ run }: { readonly run: OpenRun }) {
  const { base, played, file } = run;
  const name = file === null ? base.name : (file.split(/[\\/]/).at(-1) ?? base.name);
  return (
    <>
      <span className={css.name} title={file ?? base.name}>
        {name}
      </span>
      <Badge title="Release whose rules are played">{played?.release ?? base.release}</Badge>
    </>
  );
}
