import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { recordsOfModel } from '../../shared/document/indexes';
import { checkModel } from '../../shared/document/models';
import { textField } from '../../shared/document/values';
import type { Difference } from '../../shared/simulate/scenario/compare';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { readScenario } from '../../shared/simulate/scenario/read-scenario';
import type { AppState } from '../state/app-state';
import { runOf } from './open-run';
import { runSessionOf, type RunSession } from './run-session';
import { expecting } from './save-scenario';

/** What came of a check when it was last run. `unknown`: something is needed that nobody told. */
export interface CheckResult {
  readonly status: 'waiting' | 'passed' | 'failed' | 'unknown';
  readonly differences: readonly Difference[];
  /** Why it could not be held against anything. */
  readonly why?: string;
}

export interface RunChecksState {
  readonly results: ReadonlyMap<RecordId, CheckResult>;
  readonly isRunning: boolean;
}

export interface Check {
  readonly id: RecordId;
  readonly name: string;
  /** JSON. */
  readonly scenario: string;
}

const waiting: CheckResult = { status: 'waiting', differences: [] };

/** Quiet that must be before the checks are run again, in milliseconds. */
const quiet = 400;

export function checksOf(document: WorkspaceDocument): readonly Check[] {
  return recordsOfModel(document, checkModel).map((record) => ({
    id: record.id,
    name: textField(record, 'name') ?? '',
    scenario: textField(record, 'scenario') ?? '',
  }));
}

/** The runs that a workspace keeps as checks. They are run again after every change of it. */
export class RunChecks {
  readonly store: StoreApi<RunChecksState> = createStore<RunChecksState>(() => ({
    results: new Map(),
    isRunning: false,
  }));
  private turn = 0;

  constructor(
    private readonly app: AppState,
    private readonly session: RunSession,
  ) {
    app.workspace.store.subscribe((state, before) => {
      if (state.document !== before.document) this.later();
    });
    this.later();
  }

  /** Keeps the open run, as it was played, as a new check; of an open check it becomes the expectation. */
  readonly keep = (): void => {
    const { run } = this.session.store.getState();
    if (!run?.played) return;
    const scenario = expecting(run, []);
    const name = this.nameFor(run.base.name, run.check);
    const kept = this.app.run('keep-check', {
      name,
      scenario: JSON.stringify(scenario),
      ...(run.check === null ? {} : { check: run.check }),
    });
    const check = run.check ?? kept?.added[0]?.id;
    if (check === undefined) return;
    void this.session.play({ ...run, check, expected: scenario }, { keepSelection: true });
  };

  readonly rename = (check: Check, name: string): void => {
    this.app.run(
      'keep-check',
      { name, scenario: check.scenario, check: check.id },
      { mergeKey: `${check.id}.name` },
    );
  };

  readonly remove = ({ id }: Check): void => {
    this.app.run('delete-records', { records: [id] });
    if (this.session.store.getState().run?.check === id) this.session.amend({ check: null });
  };

  /** Opens a check as a run of the workspace, held against what it expects. */
  readonly open = async ({ id, name, scenario }: Check): Promise<void> => {
    const read = readScenario(scenario, name);
    if (!read.ok) {
      this.session.refuse(`The check “${name}” cannot be read.`, read.error);
      return;
    }
    const run = runOf({ ...read.value, name }, { place: 'workspace', check: id }, true);
    await this.session.beginWithSetup(run);
  };

  private nameFor(name: string, check: RecordId | null): string {
    const { document } = this.app.workspace.store.getState();
    const all = checksOf(document);
    const known = all.find(({ id }) => id === check);
    if (known) return known.name;
    const taken = new Set(all.map((one) => one.name));
    let number = 1;
    const numbered = (): string => (number === 1 ? name : `${name} (${String(number)})`);
    while (taken.has(numbered())) number += 1;
    return numbered();
  }

  private later(): void {
    const turn = (this.turn += 1);
    window.setTimeout(() => {
      if (turn === this.turn) void this.runAll(turn);
    }, quiet);
  }

  private async runAll(turn: number): Promise<void> {
    const { document, workspace } = this.app.workspace.store.getState();
    const checks = checksOf(document);
    const known = this.store.getState().results;
    const results = new Map(checks.map(({ id }) => [id, known.get(id) ?? waiting]));
    if (workspace === null || checks.length === 0) {
      this.store.setState({ results, isRunning: false });
      return;
    }
    this.store.setState({ results, isRunning: true });
    for (const check of checks) {
      const result = await this.resultOf(check);
      if (turn !== this.turn) return;
      const { results: sofar } = this.store.getState();
      this.store.setState({ results: new Map(sofar).set(check.id, result) });
    }
    this.store.setState({ isRunning: false });
  }

  private async resultOf({ name, scenario }: Check): Promise<CheckResult> {
    const read = readScenario(scenario, name);
    if (!read.ok) return { status: 'failed', differences: [], why: read.error[0]?.message ?? '' };
    try {
      return await this.held(read.value);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { status: 'failed', differences: [], why };
    }
  }

  private async held(scenario: Scenario): Promise<CheckResult> {
    const { document, workspace } = this.app.workspace.store.getState();
    const { comparison, question } = await this.session.simulator.play({
      scenario,
      workspace: workspace && { document, release: workspace.release },
      compare: true,
      onLoadingPython: () => undefined,
    });
    if (question) return { status: 'unknown', differences: [], why: question.text };
    const differences = comparison?.differences ?? [];
    return { status: differences.length === 0 ? 'passed' : 'failed', differences };
  }
}

const all = new WeakMap<AppState, RunChecks>();

export function runChecksOf(app: AppState): RunChecks {
  const known = all.get(app) ?? new RunChecks(app, runSessionOf(app));
  all.set(app, known);
  return known;
}
