import type { PolicyEnvironment } from '../policy/environment';
import type { Json } from '../kernel/json';
import type { Visitor } from '../policy/user-value';
import type { CompiledBinding, Estate } from './estate';
import type { Plan } from './plan';

export type Challenge = Readonly<Record<string, Json>>;
export type Query = Readonly<Record<string, string>>;

/** One browser's session on the server. */
export interface Session {
  /** Primary key of who is logged in. */
  user: number | null;
  plan: Plan | null;
  /** The page's own query, as the last request brought it. */
  query: Query;
  /** Plans as they stood when a stage was finished, the finished stage still first. */
  history: readonly Plan[];
  /** Everything else that stages keep in the session. */
  values: Record<string, Json>;
  readonly clientIp: string;
  /** Host name under which the server is visited. */
  readonly host: string;
  /** What the browser keeps even when the session ends, by name. */
  cookies: Readonly<Record<string, Json>>;
  /** Changes with a login, as the key of the real session does. */
  key: string;
}

export type PlanRecord = Readonly<{
  flow: string;
  stages?: readonly Readonly<{ stage: string; order: number | null; marker: string }>[];
  error?: string;
  messages?: string;
}>;

export interface Mail {
  readonly to: string;
  readonly template: string;
  /** Key of the flow token in its link. */
  readonly token?: string;
  readonly code?: string;
}

export interface FlowToken {
  readonly key: string;
  /** As the inspector names it. */
  readonly name: string;
  readonly user: number | null;
  readonly plan: Plan;
  readonly expiresAt: number;
  readonly revokeOnExecution: boolean;
}

/** What a user has agreed to for an application; null: for good. */
export interface StoredConsent {
  readonly user: number | null;
  readonly application: string;
  /** Ids, joined by blanks. */
  readonly permissions: string;
  readonly until: number | null;
}

interface CachedPlan {
  readonly plan: Plan;
  readonly until: number;
}

/** Everything that a run changes. */
export interface RunState extends PolicyEnvironment {
  readonly estate: Estate;
  readonly session: Session;
  readonly planCache: Map<string, CachedPlan>;
  readonly tokens: Map<string, FlowToken>;
  readonly mails: Mail[];
  readonly consents: StoredConsent[];
  /** When mails were asked for again, by address. */
  readonly mailAttempts: Map<string, readonly number[]>;
  /** A number that was not used before in this run. */
  readonly nextToken: () => number;
  /** What the planner was asked for since the trace was last taken. */
  readonly plans: PlanRecord[];
  /** Whose turn came since the trace was last taken, request by request. */
  readonly ran: { readonly flow: string; readonly binding: CompiledBinding }[];
  /** Messages that the interface would show. */
  readonly notices: string[];
  readonly visitor: () => Visitor;
}

/** What the server answers to one request. */
export type Response =
  | { readonly kind: 'challenge'; readonly body: Challenge }
  /** A plain HTTP redirect, which the browser follows. */
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'status'; readonly status: number };
