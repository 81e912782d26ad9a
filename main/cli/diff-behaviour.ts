import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { partingsOf, type Parting } from '../../shared/simulate/scenario/describe-run';
import { findScenarios } from './find-scenarios';
import { performTasks, type Outcome } from './scenario-pool';
import { partingText } from './simulate-text';

/** One scenario, played on both sides. */
export interface SideRun {
  readonly path: string;
  readonly name: string;
  readonly same: boolean;
  readonly partings: readonly Parting[];
  readonly notes: readonly string[];
  /** Why it could not be played. */
  readonly problems: readonly Diagnostic[];
}

interface Sides {
  /** Texts of each side's blueprints. */
  readonly blueprints: readonly (readonly string[])[];
  /** Empty: the one that the scenario says. */
  readonly release: string;
  readonly limitMs: number;
}

/** Plays scenarios, and those in folders, on both sides. */
export async function sideRuns(
  named: readonly string[],
  { blueprints, release, limitMs }: Sides,
): Promise<readonly SideRun[]> {
  const paths = await findScenarios(named);
  const runs: SideRun[] = [];
  await performTasks({
    tasks: paths.map((path) => ({ kind: 'sides', path, release, blueprints })),
    limitMs,
    bundle: __filename,
    onResult: (index, outcome) => {
      runs[index] = runOf(paths[index]!, outcome);
    },
  });
  return runs;
}

function runOf(path: string, outcome: Outcome): SideRun {
  const failed = (problems: readonly Diagnostic[]): SideRun => {
    return { path, name: path, same: false, partings: [], notes: [], problems };
  };
  if (!outcome.ok) {
    return failed([{ code: 'scenario/not-played', severity: 'error', message: outcome.error, at: { path } }]);
  }
  if (outcome.result.kind !== 'simulate') throw new Error('a worker answered something else');
  const { scenario, problems = [], runs } = outcome.result;
  const [left, right] = runs;
  if (!scenario || !left || !right) return failed(problems);
  const partings = partingsOf(left, right);
  const notes = [...new Set([...left.notes, ...right.notes])];
  return { path, name: scenario.name, same: partings.length === 0, partings, notes, problems };
}

/** Where a scenario parts, for people to read; nothing where it could not be played. */
export function behaviourText(names: readonly [string, string], run: SideRun): string {
  if (run.problems.length > 0) return '';
  return `\n${run.path}: ${partingText(names, run.partings)}`;
}
