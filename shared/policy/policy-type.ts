import type { Json } from '../kernel/json';
import type { ExpressionEffect, Simulation } from './effect';
import type { PolicyEnvironment } from './environment';
import type { PolicyRequest } from './policy-request';
import type { CompiledPolicy } from './target';

/** What a policy type says, before its binding is looked at. */
export type PolicyOutcome =
  | {
      readonly kind: 'verdict';
      readonly passing: boolean;
      readonly messages: readonly string[];
      /** What an expression returned, as another one that calls it sees it. */
      readonly raw?: Json;
    }
  /** `failure_result` decides and is not negated. */
  | { readonly kind: 'policy exception'; readonly text: string; readonly why?: string }
  /** False, whatever the binding says. */
  | {
      readonly kind: 'exception';
      readonly text: string;
      /** It leaves the engine, too: whoever asked fails. */
      readonly leaves?: boolean;
    };

/** The request, and a way to run another policy within this one. */
export interface TypeRun extends PolicyRequest {
  readonly callPolicy: NonNullable<ExpressionEffect['callPolicy']>;
}

export type PolicyType = (
  environment: PolicyEnvironment,
  policy: CompiledPolicy,
  run: TypeRun,
) => Simulation<PolicyOutcome>;
