import { parentPort } from 'node:worker_threads';
import type { EffectHost } from '../../shared/policy/effect-host';
import { evaluationClock, watched, type EvaluationClock } from '../../shared/policy/evaluation-clock';
import { GuardedEngine } from '../../shared/policy/guarded-engine';
import { pythonHost } from '../../shared/policy/python-host';
import type { Release } from '../../shared/authentik/release';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { compareWithScenario, noCounts } from '../../shared/simulate/scenario/compare';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { withBlueprints } from '../../shared/simulate/scenario/other-blueprints';
import { readScenario } from '../../shared/simulate/scenario/read-scenario';
import { simulateScenario, type HostFor, type Simulated } from '../../shared/simulate/scenario/simulate';
import { estimateStrength } from '../../shared/simulate/estimate-strength';
import { readFiles } from './read-files';
import type { ScenarioTask, TaskResult, TestResult, WorkerData, WorkerReply } from './scenario-task';

/** Thrown by the first expression of a thread: Python takes seconds to load, and many scenarios need none. */
class PythonNeeded extends Error {}

/** The body of a worker thread: plays one scenario after the other. */
export function serveScenarios(data: WorkerData): void {
  const player = new Player(data);
  parentPort!.on('message', (task: ScenarioTask) => {
    void player.perform(task).then(
      (result) => parentPort!.postMessage({ ok: true, result } satisfies WorkerReply),
      (error: unknown) =>
        parentPort!.postMessage({
          ok: false,
          error: error instanceof Error ? error.message : String(error),
        } satisfies WorkerReply),
    );
  });
}

class Player {
  private engine: GuardedEngine | null = null;

  private readonly clock: EvaluationClock;

  constructor(data: WorkerData) {
    this.clock = evaluationClock(data.clock);
  }

  async perform(task: ScenarioTask): Promise<TaskResult> {
    if (task.kind === 'personas') return this.personas(task.path, task.release);
    const [file] = await readFiles([task.path]);
    const read =
      'problem' in file!
        ? ({ ok: false, error: [file.problem] } as const)
        : readScenario(file!.text, task.path);
    if (!read.ok) return refused(task, read.error);
    const scenario = read.value;
    if (task.kind === 'test') return tested(scenario, task.path, await this.play(scenario));
    const runs: Simulated[] = [];
    for (const version of versionsOf(scenario, task)) runs.push(await this.play(version));
    return { kind: 'simulate', scenario, runs };
  }

  /** Runs have no effect outside themselves, so a run that comes to need Python is played again with it. */
  private play(scenario: Scenario): Promise<Simulated> {
    return this.withPython((hostFor) => simulateScenario(scenario, hostFor));
  }

  private async withPython<Value>(run: (hostFor: HostFor) => Value): Promise<Value> {
    if (this.engine?.isBroken) await this.load();
    try {
      return run(this.hostFor);
    } catch (error) {
      if (!(error instanceof PythonNeeded)) throw error;
      await this.load();
      return run(this.hostFor);
    }
  }

  private async personas(path: string, release: Release): Promise<TaskResult> {
    const { checkFileWithPersonas } = await import('./file-personas');
    const diagnostics = await checkFileWithPersonas(path, release, (run) => this.withPython(run));
    return { kind: 'personas', diagnostics };
  }

  private async load(): Promise<void> {
    const { loadPython } = await import('./python/load-python');
    this.engine = new GuardedEngine(await loadPython(this.clock));
  }

  private readonly hostFor: HostFor = (question): EffectHost => {
    const others = { strength: estimateStrength, question };
    if (this.engine) return watched(pythonHost(this.engine, others), this.clock);
    return {
      ...others,
      expression: () => {
        throw new PythonNeeded();
      },
    };
  };
}

function versionsOf(
  scenario: Scenario,
  task: Exclude<ScenarioTask, { kind: 'test' | 'personas' }>,
): readonly Scenario[] {
  if (task.kind === 'simulate') {
    return task.releases.map((release) => ({ ...scenario, release: release || scenario.release }));
  }
  const { blueprints, release } = task;
  const played = { ...scenario, release: release || scenario.release };
  return blueprints.map((texts) => withBlueprints(played, texts, blueprints.flat()));
}

function tested(scenario: Scenario, path: string, run: Simulated): TestResult {
  const common = { kind: 'test', name: scenario.name, path, notes: run.notes } as const;
  if (run.kind === 'unknown') {
    return { ...common, status: 'unknown', parts: noCounts, differences: [], unknown: run.question.text };
  }
  const { counts, differences } = compareWithScenario(scenario, run.trace);
  return { ...common, status: differences.length === 0 ? 'passed' : 'failed', parts: counts, differences };
}

function refused(
  task: Exclude<ScenarioTask, { kind: 'personas' }>,
  problems: readonly Diagnostic[],
): TaskResult {
  if (task.kind !== 'test') return { kind: 'simulate', problems, runs: [] };
  return {
    kind: 'test',
    name: task.path,
    path: task.path,
    status: 'failed',
    parts: noCounts,
    differences: [],
    problems,
    notes: [],
  };
}
