import type { JsonObject, World } from './world';
import type { CompiledPolicy, TargetLabel } from './target';
import type { PolicyResult } from './policy-request';
import type { ReleaseRules } from './release-rules';

/** One line of the trace. Pushed when the evaluation begins and completed when it ends. */
export interface Evaluation {
  readonly target: TargetLabel;
  readonly policy: string;
  /** Absent without a target. */
  readonly order?: number;
  readonly negate: boolean;
  passing: boolean;
  messages: readonly string[];
  /** How the verdict came about. */
  raw: boolean | null;
  how: 'verdict' | 'policy exception' | 'exception';
  /** What else is known of it: the error's type and the line of the expression. */
  why?: string;
}

/** When a target was evaluated: before the flow is planned, while planning, as its stage's turn comes, on an answer. */
export type Phase = 'flow' | 'plan' | 'run' | 'validation' | 'default flow';

/** The verdict on a target, with what its group and user bindings said together. */
export interface GateVerdict {
  readonly target: TargetLabel;
  readonly phase: Phase;
  readonly mode: 'all' | 'any';
  readonly passing: boolean;
  /** No enabled binding at all. */
  readonly empty: boolean;
  readonly fixed?: {
    readonly passing: boolean;
    readonly bindings: readonly {
      readonly group?: string | null;
      readonly user?: string | null;
      readonly negate: boolean;
      readonly matches: boolean;
    }[];
  };
  /** Policies whose result was taken from an earlier evaluation. */
  readonly cached: readonly string[];
}

/** What the policy engine works in. Created per run; the world in it changes as the run goes on. */
export interface PolicyEnvironment {
  readonly world: World;
  readonly rules: ReleaseRules;
  /** What location databases say of the visitor's address; absent where the server has no such database. */
  readonly geoip?: JsonObject | null;
  readonly asn?: JsonObject | null;
  /** Flows as an expression sees them: slug, name, title, designation, authentication, denied_action, layout. */
  readonly flowRows: () => readonly JsonObject[];
  /** Stages, sources, applications and other objects of the workspace: id, model, name, fields. */
  readonly objectRows: () => readonly JsonObject[];
  readonly policyNamed: (name: string) => CompiledPolicy | undefined;
  readonly evaluations: Evaluation[];
  readonly gates: GateVerdict[];
  /** Results by binding, session and user, until when (seconds) they hold. */
  readonly resultCache: Map<string, { readonly result: PolicyResult; readonly until: number }>;
  readonly brandTitle: string;
  readonly brandAttributes: JsonObject;
  readonly reputationLimits: { readonly lower: number; readonly upper: number };
}
