import type { RecordId } from '../../shared/authentik/record';
import type { Comparison } from '../../shared/simulate/scenario/compare';
import type { Parting } from '../../shared/simulate/scenario/describe-run';
import type { Scenario } from '../../shared/simulate/scenario/format';
import type { Played } from './play';
import { movesOf, withMoves, type Move } from './run-setup';

/** A run as far as it has been played. */
export interface OpenRun {
  /** What is played, without steps. */
  readonly base: Scenario;
  /** In the open workspace, or in the world that the scenario's own blueprints make. */
  readonly place: 'workspace' | 'scenario';
  /** Path of the scenario file that it came from or was written to last; null: none. */
  readonly file: string | null;
  /** The check of the workspace that it is; null: none. */
  readonly check: RecordId | null;
  readonly moves: readonly Move[];
  /** What the file or the check expects; null: nothing. */
  readonly expected: Scenario | null;
  /** Of the last play that ended; belongs to `moves` unless `busy`. */
  readonly played: Played | null;
  /** Held against `expected`; null where nothing is, or other answers were given than the file has. */
  readonly comparison: Comparison | null;
  /** Where the same run parts on another release; null: it was not asked, or is not known yet. */
  readonly partings: readonly Parting[] | null;
}

type Origin = Pick<OpenRun, 'place'> & Partial<Pick<OpenRun, 'file' | 'check'>>;

const nothingYet = { played: null, comparison: null, partings: null } as const;

/** A run that has not been played, of a scenario's moves; what the scenario expects is held against it if `expects`. */
export function runOf(scenario: Scenario, origin: Origin, expects: boolean): OpenRun {
  return {
    base: withoutExpectations(scenario),
    file: null,
    check: null,
    ...origin,
    moves: movesOf(scenario),
    expected: expects ? scenario : null,
    ...nothingYet,
  };
}

function withoutExpectations(scenario: Scenario): Scenario {
  const { outcome: _outcome, effects: _effects, session_after: _after, ...base } = scenario;
  return { ...base, steps: [] };
}

/** What to play for a run: its moves, with what is expected of them where they are still those of the file. */
export function scenarioToPlay({ base, moves, expected }: OpenRun): {
  readonly scenario: Scenario;
  readonly compare: boolean;
} {
  const scenario = withMoves(base, moves);
  if (expected === null || !sameMoves(moves, movesOf(expected))) return { scenario, compare: false };
  const { outcome, effects, session_after: after } = expected;
  return {
    scenario: {
      ...scenario,
      steps: scenario.steps.map((step, index) => ({ ...expected.steps[index], ...step })),
      ...(outcome === undefined ? {} : { outcome }),
      ...(effects === undefined ? {} : { effects }),
      ...(after === undefined ? {} : { session_after: after }),
    },
    compare: true,
  };
}

function sameMoves(left: readonly Move[], right: readonly Move[]): boolean {
  const text = (moves: readonly Move[]) =>
    JSON.stringify(moves.map(({ answer, open, start, designation }) => [answer, open, start, designation]));
  return text(left) === text(right);
}
