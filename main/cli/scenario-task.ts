import type { Release } from '../../shared/authentik/release';
import type { Diagnostic } from '../../shared/kernel/diagnostic';
import type { Scenario } from '../../shared/simulate/scenario/format';
import type { Difference, Part } from '../../shared/simulate/scenario/compare';
import type { Simulated } from '../../shared/simulate/scenario/simulate';

/** What a worker is asked to do. `releases`: play it on each; an empty name is the release that the file says. */
export type ScenarioTask =
  /** Personas go through the flows of a blueprint file. */
  | { readonly kind: 'personas'; readonly path: string; readonly release: Release }
  | { readonly kind: 'test'; readonly path: string }
  | { readonly kind: 'simulate'; readonly path: string; readonly releases: readonly string[] }
  /** Play it once with each of these lists of blueprints in place of its own versions of them. */
  | {
      readonly kind: 'sides';
      readonly path: string;
      readonly release: string;
      readonly blueprints: readonly (readonly string[])[];
    };

export type PartCounts = Readonly<Record<Part, readonly [matching: number, of: number]>>;

export interface TestResult {
  readonly kind: 'test';
  readonly name: string;
  readonly path: string;
  readonly status: 'passed' | 'failed' | 'unknown';
  readonly parts: PartCounts;
  readonly differences: readonly Difference[];
  /** What nobody told, for `unknown`. */
  readonly unknown?: string;
  /** The file cannot be read or is no scenario. */
  readonly problems?: readonly Diagnostic[];
  readonly notes: readonly string[];
}

export interface SimulateResult {
  readonly kind: 'simulate';
  readonly problems?: readonly Diagnostic[];
  readonly scenario?: Scenario;
  readonly runs: readonly Simulated[];
}

export interface PersonasResult {
  readonly kind: 'personas';
  readonly diagnostics: readonly Diagnostic[];
}

export type TaskResult = TestResult | SimulateResult | PersonasResult;

export interface WorkerData {
  readonly stagecraft: 'scenarios';
  readonly clock: SharedArrayBuffer;
}

export type WorkerReply =
  { readonly ok: true; readonly result: TaskResult } | { readonly ok: false; readonly error: string };
