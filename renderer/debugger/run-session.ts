import { createStore, type StoreApi } from 'zustand/vanilla';
import { recordsOfKind, recordsOfModel } from '../../shared/document/indexes';
import { groupModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { Json } from '../../shared/kernel/json';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { readScenario } from '../../shared/simulate/scenario/read-scenario';
import { rulesFor } from '../../shared/policy/release-rules';
import type { AppState } from '../state/app-state';
import type { Played } from './play';
import { runMarks } from './run-marks';
import {
  firstSetup,
  movesOf,
  opening,
  scenarioOf,
  setupProblems,
  withMoves,
  type Move,
  type RunSetup,
} from './run-setup';
import type { OpenRun } from './open-run';
import { savedScenario } from './save-scenario';
import { Simulator } from './simulator';

export interface RunSessionState {
  readonly setup: RunSetup;
  readonly run: OpenRun | null;
  readonly busy: 'no' | 'playing' | 'loading python';
  readonly problem: string | null;
  /** Step whose details are shown, from 0. */
  readonly selected: number;
}

/** The one run of a window: what it starts from, the moves made, and what came of them. Every change plays anew. */
export class RunSession {
  readonly store: StoreApi<RunSessionState>;
  private readonly simulator = new Simulator();
  private turn = 0;

  constructor(private readonly app: AppState) {
    const release = rulesFor(app.workspace.store.getState().workspace?.release ?? '2026.5').rules.release;
    this.store = createStore<RunSessionState>(() => ({
      setup: firstSetup(release),
      run: null,
      busy: 'no',
      problem: null,
      selected: 0,
    }));
    app.workspace.store.subscribe((state, before) => {
      const { run } = this.store.getState();
      if (state.document !== before.document && run?.file === null)
        void this.play(run, { keepSelection: true });
    });
  }

  readonly setSetup = (change: Partial<RunSetup>): void => {
    this.store.setState(({ setup }) => ({ setup: { ...setup, ...change } }));
  };

  readonly select = (selected: number): void => {
    this.store.setState({ selected });
  };

  /** Runs the open flow with the setup of the form. */
  readonly start = (): void => {
    const { activeFlow } = this.app.view.store.getState();
    const { document } = this.app.workspace.store.getState();
    const flow = activeFlow === null ? undefined : document.records.get(activeFlow);
    const slug = flow && textField(flow, 'slug');
    const { setup } = this.store.getState();
    if (slug === undefined) return this.refuse('Open a flow first: the run visits the flow that is open.');
    const problem = setupProblems(setup)[0];
    if (problem) return this.refuse(problem.message);
    const known = new Set(
      recordsOfModel(document, groupModel).flatMap((group) => textField(group, 'name') ?? []),
    );
    const base = scenarioOf(setup, slug, known.add('authentik Admins'));
    void this.play({ base, file: null, moves: [opening], played: null, comparison: null });
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
    const { run } = this.store.getState();
    if (run) void this.play({ ...run, moves: [...run.moves, { ...move, outside: [] }] });
  };

  /** Tells what only the outside knows; the run goes on from where it asked. */
  readonly tell = (answer: Json): void => {
    const { run } = this.store.getState();
    const question = run?.played?.question;
    if (!run || !question) return;
    const { topic, about } = question;
    const at = run.played.steps.length;
    const told = { question: topic, ...(about === undefined ? {} : { about }), answer };
    const moves = run.moves.map((move, index) =>
      index === at ? { ...move, outside: [...move.outside, told] } : move,
    );
    void this.play({ ...run, moves });
  };

  /** Closes the run: back to the form, and the drawing is as always. */
  readonly close = (): void => {
    this.turn += 1;
    this.store.setState({ run: null, problem: null, busy: 'no', selected: 0 });
    this.app.view.setRun(null);
  };

  /** Plays a scenario in the workspace, as if its steps had been made by hand. */
  readonly show = (scenario: Scenario): void => {
    const base = { ...scenario, steps: [] };
    void this.play({ base, file: null, moves: movesOf(scenario), played: null, comparison: null });
  };

  /** Asks for a scenario file, plays it and holds it against what it expects. */
  readonly open = async (): Promise<void> => {
    const { bridge } = this.app.ports;
    const { files, problems } = await bridge.request('files.open', undefined);
    this.app.report(problems);
    const [file] = files;
    if (!file) return;
    const read = readScenario(file.text, file.path);
    if (!read.ok) return this.app.report(read.error);
    const {
      steps: _steps,
      outcome: _outcome,
      effects: _effects,
      session_after: _after,
      ...base
    } = read.value;
    await this.play(
      {
        base: { ...base, steps: [] },
        file: file.path,
        moves: movesOf(read.value),
        played: null,
        comparison: null,
      },
      { expected: read.value },
    );
  };

  /** Writes the run with what it showed as a scenario file. */
  readonly save = async (): Promise<void> => {
    const { run } = this.store.getState();
    if (!run?.played) return;
    const made = await savedScenario(this.app, run);
    if (!made.ok) return this.app.report(made.error);
    const { scenario, text } = made.value;
    const result = await this.app.ports.bridge.request('files.saveAs', {
      suggestedName: `${run.base.run.flow ?? 'run'}.json`,
      text,
    });
    if (!result.ok) return this.app.report([result.error]);
    if (result.value === null) return;
    this.app.view.notify({ severity: 'success', message: `Saved as ${result.value.path}.` });
    await this.checkSaved(scenario);
  };

  /** A file brings its own world: says so where that plays differently from the workspace. */
  private async checkSaved(scenario: Scenario): Promise<void> {
    const again = await this.simulator.play({
      scenario,
      workspace: null,
      compare: true,
      onLoadingPython: () => undefined,
    });
    const [difference] = again.comparison?.differences ?? [];
    if (!difference) return;
    const where = [difference.part, difference.path].filter((part) => part !== '').join(' ');
    const message = `The saved scenario plays differently from the workspace, first in ${where}: its blueprint does not carry everything that this run used.`;
    this.app.view.notify({ severity: 'warning', message });
  }

  private refuse(message: string): void {
    this.store.setState({ problem: message });
  }

  private async play(
    run: OpenRun,
    options: { readonly expected?: Scenario; readonly keepSelection?: boolean } = {},
  ): Promise<void> {
    const turn = (this.turn += 1);
    const { document, workspace } = this.app.workspace.store.getState();
    if (!workspace) return;
    this.store.setState({ run, busy: 'playing', problem: null });
    try {
      const played = await this.simulator.play({
        scenario: options.expected ?? withMoves(run.base, run.moves),
        workspace: run.file === null ? { document, release: workspace.release } : null,
        compare: options.expected !== undefined,
        onLoadingPython: () => {
          if (turn === this.turn) this.store.setState({ busy: 'loading python' });
        },
      });
      if (turn !== this.turn) return;
      const last = Math.max(played.steps.length - 1, 0);
      const selected = options.keepSelection ? Math.min(this.store.getState().selected, last) : last;
      const comparison = played.comparison ?? run.comparison;
      this.store.setState({ run: { ...run, played, comparison }, busy: 'no', selected });
      this.mark(run, played);
    } catch (error) {
      if (turn !== this.turn) return;
      const problem = error instanceof Error ? error.message : String(error);
      this.store.setState({ busy: 'no', problem });
    }
  }

  private mark({ file }: OpenRun, played: Played): void {
    const { document } = this.app.workspace.store.getState();
    const isOurs = file === null && recordsOfKind(document, 'flow').length > 0;
    this.app.view.setRun(
      isOurs ? runMarks(document, { steps: played.steps, outcome: played.end?.outcome }) : null,
    );
  }
}

const sessions = new WeakMap<AppState, RunSession>();

export function runSessionOf(app: AppState): RunSession {
  const known = sessions.get(app) ?? new RunSession(app);
  sessions.set(app, known);
  return known;
}
