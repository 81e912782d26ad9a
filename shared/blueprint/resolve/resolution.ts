import type { FieldValue } from '../../authentik/record';
import type { Json } from '../../kernel/json';
import type { Release } from '../../authentik/release';

/** A query that `!Find` or `!FindObject` asks, its tags resolved. Fields may carry Django lookups. */
export interface FindQuery {
  readonly tag: '!Find' | '!FindObject';
  readonly model: string;
  readonly where: readonly (readonly [field: string, value: FieldValue])[];
}

/** What an evaluation may know. Nothing is read from the process or the disk. */
export interface ResolveOptions {
  /** Merged over the document's own context: mappings merge, lists concatenate, later scalars win. */
  readonly context?: Readonly<Record<string, FieldValue>>;
  readonly env?: Readonly<Record<string, string>>;
  /** File contents by the path that `!File` names. */
  readonly files?: Readonly<Record<string, string>>;
  /** Answers a query: the primary key or the object; null: nothing matches; undefined: not known. */
  readonly find?: (query: FindQuery) => Json | undefined;
  /** Primary key of the entry `id` as seen from an entry of `model`; undefined: leave the tag as it is. */
  readonly keyOf?: (id: string, model: string) => Json | undefined;
  /** Wording of Python's own errors follows the release. Default: the oldest. */
  readonly release?: Release;
}

export interface ResolvedEntry {
  readonly index: number;
  readonly model: string;
  readonly id: string | null;
  readonly state: string;
  /** Whether all conditions hold; undefined where evaluating them fails. */
  readonly applies?: boolean;
  readonly identifiers?: Readonly<Record<string, FieldValue>>;
  readonly attrs?: Readonly<Record<string, FieldValue>> | null;
  readonly permissions?: readonly FieldValue[];
  /** First failure in the importer's order, as the server words it: `EntryInvalidError: …`, `TypeError: …`. */
  readonly error?: string;
  /** All failures by part of the entry. */
  readonly errors: Readonly<Partial<Record<EntryPart, string>>>;
  /** Queries that nobody answered; they resolved to null. */
  readonly unanswered: readonly FindQuery[];
}

export type EntryPart = 'model' | 'conditions' | 'identifiers' | 'attrs' | 'state' | 'permissions';
