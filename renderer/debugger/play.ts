import type { AuthentikRecord } from '../../shared/authentik/record';
import type { Release } from '../../shared/authentik/release';
import type { QuestionEffect } from '../../shared/policy/effect';
import type { Comparison } from '../../shared/simulate/scenario/compare';
import type { Scenario } from '../../shared/simulate/scenario/format';
import type { Trace, TraceStep } from '../../shared/simulate/scenario/run-scenario';

/** The records of a workspace, sent once per change of them. */
export interface WorkspaceMessage {
  readonly kind: 'workspace';
  readonly records: readonly AuthentikRecord[];
  readonly release: Release;
}

/** Plays a scenario from its beginning, in the workspace that was sent last or in the scenario's own world. */
export interface PlayMessage {
  readonly kind: 'play';
  readonly id: number;
  readonly world: 'workspace' | 'scenario';
  readonly scenario: Scenario;
  /** Holds the run against what the scenario expects. */
  readonly compare: boolean;
}

export interface ClockMessage {
  readonly kind: 'clock';
  readonly buffer: SharedArrayBuffer;
}

export type ToWorker = WorkspaceMessage | PlayMessage | ClockMessage;

/** What came of a play. */
export interface Played {
  readonly steps: readonly TraceStep[];
  /** Absent where something was needed that nobody told. */
  readonly end?: Omit<Trace, 'steps'>;
  readonly question?: QuestionEffect;
  /** Release whose rules were played. */
  readonly release: string;
  readonly notes: readonly string[];
  readonly comparison?: Comparison;
}

export type FromWorker =
  | { readonly kind: 'loading python'; readonly id: number }
  | { readonly kind: 'python loaded'; readonly id: number }
  /** `lost`: the interpreter did not survive; the worker is of no use any more. */
  | { readonly kind: 'played'; readonly id: number; readonly played: Played; readonly lost: boolean }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
