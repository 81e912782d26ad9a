import type { Comparison } from '../../shared/simulate/scenario/compare';
import type { Scenario } from '../../shared/simulate/scenario/format';
import type { Played } from './play';
import type { Move } from './run-setup';

/** A run as far as it has been played. */
export interface OpenRun {
  /** What is played, without steps. */
  readonly base: Scenario;
  /** Path of the scenario file; null: a run in the workspace. */
  readonly file: string | null;
  readonly moves: readonly Move[];
  /** Of the last play that ended; belongs to `moves` unless `busy`. */
  readonly played: Played | null;
  /** Held against what the file expects, as it was opened. */
  readonly comparison: Comparison | null;
}
