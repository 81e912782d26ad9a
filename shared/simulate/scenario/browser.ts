import type { Json } from '../../kernel/json';
import type { Challenge, Response, RunState } from '../run-state';

/** What the visitor's browser holds between the steps of a scenario. */
export interface Browser {
  readonly state: RunState;
  flow: string;
  query: string;
  /** The last challenge that was shown. */
  shown: Challenge | null;
  /** The static codes that were shown last. */
  codes: readonly Json[];
}

/** What one step came to. */
export type StepOutcome =
  | { readonly kind: 'response'; readonly response: Response }
  | { readonly kind: 'loop' }
  | { readonly kind: 'said'; readonly expect: Json; readonly outcome: Readonly<Record<string, Json>> };
