import type { Json } from '../kernel/json';
import type { PolicyTarget } from './target';
import type { UserValue, Visitor } from './user-value';

/** An object other than a user in a context: an application, a source, an invitation, a token. */
export interface ObjectValue {
  readonly $model: string;
  /** Null once it was deleted. */
  readonly pk: string | null;
  readonly name: string;
  readonly fields: Readonly<Record<string, Json>>;
}

/** The plan itself, where an expression can reach it as `flow_plan`. */
export interface PlanValue {
  readonly $model: 'flow_plan';
  readonly context: Context;
  readonly stages: readonly string[];
  /** Set by an expression that called `flow_plan.redirect(...)`. */
  redirect?: string;
}

export type ContextValue =
  | Json
  | UserValue
  | ObjectValue
  | PlanValue
  | readonly ContextValue[]
  | { readonly [key: string]: ContextValue };

/** Values are replaced, never edited in place: a shallow copy is a snapshot. */
export type Context = Record<string, ContextValue>;

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Path with its own query string. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly clientIp: string;
  readonly user: Visitor;
  readonly session: string;
}

export interface PolicyRequest {
  /** The context that this one was copied from: values that a policy changes in place are changed there as well. */
  readonly shared?: Context;
  readonly user: Visitor;
  readonly http: HttpRequest | null;
  readonly target: PolicyTarget | null;
  readonly context: Context;
  readonly debug: boolean;
}

export interface PolicyResult {
  readonly passing: boolean;
  readonly messages: readonly string[];
  readonly raw: Json;
}
