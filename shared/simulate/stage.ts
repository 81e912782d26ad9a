import type { Json } from '../kernel/json';
import type { Simulation } from '../policy/effect';
import type { HttpRequest } from '../policy/policy-request';
import type { CompiledBinding, CompiledFlow, CompiledStage } from './estate';
import type { Plan } from './plan';
import type { Challenge, RunState } from './run-state';

export type Body = Readonly<Record<string, Json>>;

export type FieldError = Readonly<{ string: string; code: string }>;

/** By field; general ones under `non_field_errors`. */
export type ResponseErrors = Readonly<Record<string, readonly FieldError[]>>;

/** What a stage works with during one request. */
export interface StageRun {
  readonly state: RunState;
  readonly flow: CompiledFlow;
  readonly plan: Plan;
  readonly binding: CompiledBinding;
  readonly stage: CompiledStage;
  readonly http: HttpRequest;
}

export type StageResult =
  /** The stage is finished: the next one follows. */
  | { readonly kind: 'ok' }
  | { readonly kind: 'challenge'; readonly body: Challenge }
  /** `stage_invalid`: denied, unless the binding restarts. */
  | { readonly kind: 'deny'; readonly message?: string }
  /** An answer that the stage refuses: asked again, unless the binding restarts. */
  | {
      readonly kind: 'invalid';
      readonly errors: ResponseErrors;
      /** Where the binding restarts: the stage that the plan goes to all the same. */
      readonly afterRestart?: CompiledStage;
    }
  /** An exception in the stage: the flow error page, the plan stays. */
  | {
      readonly kind: 'error';
      readonly text: string;
      /** Logged as an exception of the system. */ readonly logged?: true;
    }
  /** Somewhere else; the plan stays as it is. */
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'status'; readonly status: number };

/** Answers without showing anything, to GET and POST alike. */
export interface SilentStage {
  readonly kind: 'silent';
  readonly run: (run: StageRun) => Simulation<StageResult>;
}

/** Shows a challenge and takes an answer. */
export interface ChallengeStage {
  readonly kind: 'challenge';
  /** Whether challenges name the pending user. */
  readonly userInfo: boolean;
  /** What happens instead of the challenge on a GET; null: it is shown. */
  readonly before?: (run: StageRun) => Simulation<StageResult | null>;
  /** The challenge without what every challenge has, or what came up instead. */
  readonly challenge: (run: StageRun) => Simulation<Challenge | StageResult>;
  /** Checks the answer and acts on it. */
  readonly answer: (run: StageRun, body: Body) => Simulation<StageResult>;
  /** What an invalid answer leads to where the binding does not restart; default: the challenge with its errors. */
  readonly onInvalid?: (run: StageRun, errors: ResponseErrors) => Simulation<StageResult | null>;
}

export type StageExecutor = SilentStage | ChallengeStage;

export function isStageResult(value: Challenge | StageResult): value is StageResult {
  return typeof (value as { kind?: unknown }).kind === 'string' && !('component' in value);
}

export function fieldError(field: string, text: string, code = 'invalid'): ResponseErrors {
  return { [field]: [{ string: text, code }] };
}

export function invalid(field: string, text: string, code = 'invalid'): StageResult {
  return { kind: 'invalid', errors: fieldError(field, text, code) };
}

export const ok: StageResult = { kind: 'ok' };
