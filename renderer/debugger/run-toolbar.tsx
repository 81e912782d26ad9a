import {
  FastForward,
  FolderOpen,
  GitCompareArrows,
  ListChecks,
  OctagonX,
  Play,
  RotateCcw,
  Save,
  Undo2,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { releasesWithRules } from '../../shared/policy/release-rules';
import { useApp } from '../state/hooks';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { Menu } from '../ui/menu';
import { Segmented } from '../ui/segmented';
import { Tooltip } from '../ui/tooltip';
import type { OpenRun } from './open-run';
import css from './run-panel.module.css';
import type { RunView } from './run-session';
import { useCheckResults, useRun, useRunSession } from './use-run';

export function RunToolbar({ run, view }: { readonly run: OpenRun | null; readonly view: RunView }) {
  const session = useRunSession();
  const { commands } = useApp();
  const { results } = useCheckResults();
  const failing = [...results.values()].filter(({ status }) => status !== 'passed' && status !== 'waiting');
  const checks =
    results.size === 0 ? 'Checks' : `Checks ${String(results.size - failing.length)}/${String(results.size)}`;
  return (
    <div className={css.toolbar} role="toolbar" aria-label="Run">
      <Segmented
        label="View"
        segments={[
          ...(run === null ? [] : [{ id: 'run', label: 'Run' }]),
          { id: 'visitor', label: 'Visitor' },
          { id: 'checks', label: checks },
        ]}
        selected={run === null && view === 'run' ? 'visitor' : view}
        onSelect={(id) => {
          session.setView(id as RunView);
        }}
      />
      {run === null ? null : <StepButtons />}
      <span className={css.title}>{run === null ? null : <RunTitle run={run} />}</span>
      <Busy />
      <span className={css.actions}>
        {run === null ? null : <Against />}
        <IconButton
          size="sm"
          icon={FolderOpen}
          label="Open a scenario…"
          onPress={() => commands.run('run.open')}
        />
        {run === null ? null : (
          <>
            <Ask command="run.save" icon={Save} label="Save as a scenario…" run={run} />
            <Ask
              command="run.keep"
              icon={ListChecks}
              label={run.check === null ? 'Keep as a check' : 'Expect from the check what is now'}
              run={run}
            />
            <IconButton size="sm" icon={X} label="Close the run" onPress={session.close} />
          </>
        )}
      </span>
    </div>
  );
}

interface AskProps {
  readonly command: string;
  readonly icon: typeof Save;
  readonly label: string;
  readonly run: OpenRun;
}

function Ask({ command, icon, label, run }: AskProps): ReactNode {
  const { commands } = useApp();
  return (
    <IconButton
      size="sm"
      icon={icon}
      label={label}
      isDisabled={run.played === null}
      onPress={() => commands.run(command)}
    />
  );
}

function StepButtons() {
  const session = useRunSession();
  const { commands } = useApp();
  const busy = useRun((state) => state.busy !== 'no');
  return (
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
      <IconButton
        size="sm"
        icon={FastForward}
        label="Run on as the visitor would answer, to the next breakpoint"
        shortcut="$mod+F5"
        isDisabled={busy}
        onPress={() => commands.run('run.go-on')}
      />
    </>
  );
}

/** What changes between two releases: every run is played on the other one too. */
function Against() {
  const session = useRunSession();
  const against = useRun((state) => state.against);
  const release = useRun(({ run }) => run?.played?.release ?? run?.base.release);
  const count = useRun(({ run }) => run?.partings?.length);
  const found = count === undefined ? '' : count === 0 ? ': the same' : `: ${String(count)}`;
  const others = releasesWithRules.filter((one) => one !== release);
  return (
    <Menu
      label="Compare with another release"
      entries={[
        ...others.map((id) => ({
          id,
          label: `Compare with authentik ${id}`,
          icon: Play,
          isChecked: against === id,
          onAction: () => {
            session.setAgainst(against === id ? null : id);
          },
        })),
        ...(against === null
          ? []
          : [
              {
                id: 'none',
                label: 'Compare with no other release',
                icon: X,
                onAction: () => {
                  session.setAgainst(null);
                },
              },
            ]),
      ]}
    >
      <Tooltip text="Compare with another release">
        <Button size="sm" variant="quiet" icon={GitCompareArrows}>
          {against === null ? <span className={css.compare}>Compare…</span> : `with ${against}${found}`}
        </Button>
      </Tooltip>
    </Menu>
  );
}

function Busy() {
  const session = useRunSession();
  const busy = useRun((state) => state.busy);
  const words = busy === 'loading python' ? 'Loading Python, once …' : busy === 'playing' ? 'Playing …' : '';
  return (
    <>
      <span className={css.busy} data-busy={busy} role="status">
        {words}
      </span>
      {busy === 'no' ? null : (
        <span className={css.stop}>
          <IconButton size="sm" icon={OctagonX} label="Stop what is being played" onPress={session.stop} />
        </span>
      )}
    </>
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
      <Badge title={`Release whose rules are played in ${name}`}>{played?.release ?? base.release}</Badge>
    </>
  );
}
