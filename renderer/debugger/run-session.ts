import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Release } from '../../shared/authentik/release';
import { recordsOfKind, recordsOfModel } from '../../shared/document/indexes';
import { groupModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Json } from '../../shared/kernel/json';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { rulesFor } from '../../shared/policy/release-rules';
import type { AppState } from '../state/app-state';
import { againstRelease } from './against';
import { nextMove } from './next-move';
import type { Played } from './play';
import { runMarks } from './run-marks';
import { firstSetup, scenarioOf, setupOf, setupProblems, type Move, type RunSetup } from './run-setup';
import { runOf, scenarioToPlay, type OpenRun } from './open-run';
import { Simulator } from './simulator';
import { stopsAt } from './stops';

export interface RunProblem {
  readonly message: string;
  /** What is wrong with a file, with its places. */
  readonly diagnostics?: readonly Diagnostic[];
  /** The run that was not played. */
  readonly failed?: OpenRun;
}

export type RunView = 'run' | 'visitor' | 'checks';

export interface RunSessionState {
  readonly setup: RunSetup;
  readonly run: OpenRun | null;
  readonly busy: 'no' | 'playing' | 'loading python';
  readonly problem: RunProblem | null;
  /** Step whose details are shown, from 0. */
  readonly selected: number;
  readonly view: RunView;
  /** Release on which every run is played too, to see what differs; null: none. */
  readonly against: Release | null;
}

interface PlayOptions {
  readonly keepSelection?: boolean;
}

const mostSteps = 60;

/** The one run of a window: what it starts from, the moves made, and what came of them. Every change plays anew. */
export class RunSession {
  readonly store: StoreApi<RunSessionState>;
  readonly simulator = new Simulator();
  private turn = 0;

  constructor(readonly app: AppState) {
    const release = rulesFor(app.workspace.store.getState().workspace?.release ?? '2026.5').rules.release;
    this.store = createStore<RunSessionState>(() => ({
      setup: firstSetup(release),
      run: null,
      busy: 'no',
      problem: null,
      selected: 0,
      view: 'visitor',
      against: null,
    }));
    app.workspace.store.subscribe((state, before) => {
      const { run } = this.store.getState();
      if (state.document !== before.document && run?.place === 'workspace')
        void this.play(run, { keepSelection: true });
    });
  }

  readonly setSetup = (change: Partial<RunSetup>): void => {
    this.store.setState(({ setup }) => ({ setup: { ...setup, ...change } }));
  };

  readonly setView = (view: RunView): void => {
    this.store.setState({ view });
  };

  /** Shows a step's details, and in the drawing how far the run was by then. */
  readonly select = (selected: number): void => {
    this.store.setState({ selected });
    this.mark();
  };

  /** Runs the open flow with the setup of the form. */
  readonly start = (): void => {
    const { activeFlow } = this.app.view.store.getState();
    const { document } = this.app.workspace.store.getState();
    const flow = activeFlow === null ? undefined : document.records.get(activeFlow);
    const slug = flow && textField(flow, 'slug');
    if (slug === undefined) return this.refuse('Open a flow first: the run visits the flow that is open.');
    const base = this.fromSetup(slug);
    if (base) this.begin(runOf(base, { place: 'workspace' }, false));
  };

  /** The same answers again, by the visitor that the form now says. */
  readonly visitAgain = (): void => {
    const { run } = this.store.getState();
    if (!run) return this.start();
    const { flow, ...rest } = run.base.run;
    const made = this.fromSetup(flow ?? '');
    if (!made) return;
    const { flow: _made, ...parts } = made.run;
    const base = {
      ...run.base,
      ...made,
      name: run.expected === null ? made.name : run.base.name,
      world: { ...made.world, blueprints: run.base.world.blueprints },
      run: { ...rest, ...parts, ...(flow === undefined ? {} : { flow }) },
    };
    this.store.setState({ view: 'run' });
    void this.play({ ...run, base });
  };

  /** Opens a run and plays it. */
  readonly begin = (run: OpenRun): void => {
    this.store.setState({ view: 'run' });
    void this.play(run);
  };

  /** Opens a run of which the form is to show what it starts from. */
  readonly beginWithSetup = (run: OpenRun): Promise<void> => {
    this.store.setState({ view: 'run', setup: setupOf(run.base) });
    return this.play(run);
  };

  readonly restart = (): void => {
    const { run } = this.store.getState();
    if (run)
      void this.play({ ...run, moves: run.moves.slice(0, 1).map((move) => ({ ...move, outside: [] })) });
    else this.start();
  };

  /** Takes back what was told during the last step, else the last step itself. */
  readonly stepBack = (): void => {
    const { run } = this.store.getState();
    const last = run?.moves.at(-1);
    if (!run || !last) return;
    if (last.outside.length > 0) {
      void this.play({ ...run, moves: [...run.moves.slice(0, -1), { ...last, outside: [] }] });
    } else if (run.moves.length > 1) this.backTo(run.moves.length - 2);
  };

  get canStepBack(): boolean {
    const moves = this.store.getState().run?.moves ?? [];
    return moves.length > 1 || (moves[0]?.outside.length ?? 0) > 0;
  }

  /** Goes back to a step: the moves up to it are played again. */
  readonly backTo = (step: number): void => {
    const { run } = this.store.getState();
    if (run) void this.play({ ...run, moves: run.moves.slice(0, step + 1) });
  };

  readonly move = (move: Omit<Move, 'outside'>): void => {
    const { run, busy } = this.store.getState();
    if (run && busy === 'no') void this.play({ ...run, moves: [...run.moves, { ...move, outside: [] }] });
  };

  /** Tells what only the outside knows, or what an expression asks it `within`; the run goes on from where it asked. */
  readonly tell = (answer: Json, within = false): void => {
    const { run, busy } = this.store.getState();
    const question = run?.played?.question;
    if (!run || !question || busy !== 'no') return;
    const { topic, about } = (within ? question.within : undefined) ?? question;
    const at = run.played.steps.length;
    const told = { question: topic, ...(about === undefined ? {} : { about }), answer };
    const moves = run.moves.map((move, index) =>
      index === at ? { ...move, outside: [...move.outside, told] } : move,
    );
    void this.play({ ...run, moves });
  };

  /**
   * Goes on as the visitor of the form would answer, until a stage of `until` or one with a breakpoint has its turn, the
   * run ends, or nobody but the user knows what to answer.
   */
  readonly goOn = async (until: ReadonlySet<string> = new Set()): Promise<void> => {
    if (this.store.getState().run === null) this.start();
    await this.settled;
    for (let count = 0; count < mostSteps; count += 1) {
      const { run, problem, setup } = this.store.getState();
      if (!run || problem) return;
      const stops = new Set([...until, ...(count > 0 ? this.app.view.store.getState().breakpoints : [])]);
      if (stopsAt(this.app.workspace.store.getState().document, run, stops)) return;
      const move = nextMove(run, setup);
      if (!move) return;
      const turn = this.turn + 1;
      await this.play({ ...run, moves: [...run.moves, { ...move, outside: [] }] });
      if (turn !== this.turn) return;
    }
  };

  /** Plays the run in the workspace, or in the world of its own blueprints. */
  readonly setPlace = (place: OpenRun['place']): void => {
    const { run } = this.store.getState();
    if (run) void this.play({ ...run, place }, { keepSelection: true });
  };

  /** Plays every run on another release too; null: no more. */
  readonly setAgainst = (against: Release | null): void => {
    const { run } = this.store.getState();
    this.store.setState({ against, ...(run ? { run: { ...run, partings: null } } : {}) });
    if (run && against !== null) void this.play(run, { keepSelection: true });
  };

  /** Stops what is being played: a simulator that hangs is ended, and a new one started for the next play. */
  readonly stop = (): void => {
    this.simulator.stop('Stopped. Python was started anew.');
  };

  readonly tryAgain = (): void => {
    const failed = this.store.getState().problem?.failed;
    if (failed) void this.play(failed);
  };

  /** Closes the run: back to the form, and the drawing is as always. */
  readonly close = (): void => {
    this.turn += 1;
    this.store.setState({ run: null, problem: null, busy: 'no', selected: 0, view: 'visitor' });
    this.app.view.setRun(null);
  };

  /** Plays a scenario in the workspace, as if its steps had been made by hand. */
  readonly show = (scenario: Scenario): void => {
    void this.beginWithSetup(runOf(scenario, { place: 'workspace' }, false));
  };

  readonly refuse = (message: string, diagnostics?: readonly Diagnostic[]): void => {
    this.store.setState({ problem: { message, ...(diagnostics === undefined ? {} : { diagnostics }) } });
  };

  readonly dismiss = (): void => {
    this.store.setState({ problem: null });
  };

  /** Ends with the play that was begun last. */
  private settled: Promise<void> = Promise.resolve();

  /** Replaces what is known of the open run without playing it. */
  readonly amend = (change: Partial<OpenRun>): void => {
    this.store.setState(({ run }) => (run ? { run: { ...run, ...change } } : {}));
  };

  readonly play = (run: OpenRun, options: PlayOptions = {}): Promise<void> => {
    this.settled = this.playNow(run, options);
    return this.settled;
  };

  private async playNow(run: OpenRun, options: PlayOptions): Promise<void> {
    const turn = (this.turn += 1);
    const { document, workspace } = this.app.workspace.store.getState();
    if (!workspace) return;
    const before = this.store.getState().run;
    this.store.setState({ run: { ...run, partings: null }, busy: 'playing', problem: null });
    try {
      const { scenario, compare } = scenarioToPlay(run);
      const request = {
        scenario,
        compare,
        workspace: run.place === 'workspace' ? { document, release: workspace.release } : null,
        onLoadingPython: () => {
          if (turn === this.turn) this.store.setState({ busy: 'loading python' });
        },
        onPythonLoaded: () => {
          if (turn === this.turn) this.store.setState({ busy: 'playing' });
        },
      };
      const played = await this.simulator.play(request);
      if (turn !== this.turn) return;
      const last = Math.max(played.steps.length - 1, 0);
      const selected = options.keepSelection ? Math.min(this.store.getState().selected, last) : last;
      const next = { ...run, played, comparison: played.comparison ?? null, partings: null };
      this.store.setState({ run: next, busy: 'no', selected });
      this.mark();
      const { against } = this.store.getState();
      if (against === null) return;
      const partings = await againstRelease(this.simulator, { request, played, release: against });
      if (turn === this.turn) this.amend({ partings });
    } catch (error) {
      if (turn !== this.turn) return;
      const message = error instanceof Error ? error.message : String(error);
      this.store.setState({ run: stillGood(before, run), busy: 'no', problem: { message, failed: run } });
    }
  }

  private fromSetup(slug: string): Scenario | undefined {
    const { setup } = this.store.getState();
    const { document } = this.app.workspace.store.getState();
    const problem = setupProblems(setup)[0];
    if (problem) {
      this.refuse(problem.message);
      return undefined;
    }
    const known = new Set(
      recordsOfModel(document, groupModel).flatMap((group) => textField(group, 'name') ?? []),
    );
    return scenarioOf(setup, slug, known.add('authentik Admins'));
  }

  /** Shows in the drawing how far the run was at the selected step. */
  private mark(): void {
    const { document } = this.app.workspace.store.getState();
    const { run, selected } = this.store.getState();
    const isOurs = run?.place === 'workspace' && recordsOfKind(document, 'flow').length > 0;
    this.app.view.setRun(isOurs && run.played ? runMarks(document, seenAt(run.played, selected)) : null);
  }
}

/** What there is to be seen of a run at a step: the end only at the last one. */
function seenAt({ steps, end }: Played, selected: number) {
  const isLast = selected >= steps.length - 1;
  return { steps: steps.slice(0, selected + 1), outcome: isLast ? end?.outcome : undefined };
}

/** A run that could not be played leaves what was played before: the same steps, if it was the same run. */
function stillGood(before: OpenRun | null, failed: OpenRun): OpenRun {
  const played = before?.played ?? null;
  if (before === null || played === null) return { ...failed, moves: failed.moves.slice(0, 1), played: null };
  const count = played.steps.length + (played.question ? 1 : 0);
  return { ...before, moves: before.moves.slice(0, count) };
}

const sessions = new WeakMap<AppState, RunSession>();

export function runSessionOf(app: AppState): RunSession {
  const known = sessions.get(app) ?? new RunSession(app);
  sessions.set(app, known);
  return known;
}
