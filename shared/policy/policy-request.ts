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

/** A redirect or a stage of the workspace; `index` null: at the end. */
export type PlanInsertion = { readonly index: number | null } & (
  { readonly redirect: string } | { readonly stage: string }
);

/** The plan itself, where an expression can reach it as `flow_plan`. */
export interface PlanValue {
  readonly $model: 'flow_plan';
  readonly context: Context;
  /** Primary key of the flow, as 32 hexadecimal digits. */
  readonly flow: string;
  readonly stages: readonly {
    readonly id: string;
    readonly name: string;
    readonly model: string;
    readonly order: number | null;
  }[];
  /** What expressions put into the plan, in order. */
  insertions?: readonly PlanInsertion[];
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
  readonly host: string;
  /** Query of the page that the visitor sees, which the executor's own carries as `query`. */
  readonly pageQuery: Readonly<Record<string, string>>;
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
  /** What an expression returned; null for every other policy. */
  readonly raw: Json;
  /** The policy ended in an exception of its own, and this is its text; nothing is cached then. */
  readonly raised?: string;
  /** The exception leaves the engine. */
  readonly leaves?: boolean;
}
