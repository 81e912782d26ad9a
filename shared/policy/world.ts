import type { Json } from '../kernel/json';

export type JsonObject = Readonly<Record<string, Json>>;

export interface Group {
  readonly pk: string;
  readonly name: string;
  readonly isSuperuser: boolean;
  /** Primary keys; 2025.10 knows one parent at most. */
  readonly parents: readonly string[];
  readonly attributes: JsonObject;
}

export type Device =
  | {
      readonly kind: 'static';
      readonly pk: number;
      readonly name: string;
      readonly confirmed: boolean;
      readonly tokens: readonly string[];
      readonly failures: number;
      readonly failedAt: number | null;
    }
  | {
      readonly kind: 'totp';
      readonly pk: number;
      readonly name: string;
      readonly confirmed: boolean;
      readonly key: string;
      readonly digits: number;
      readonly drift: number;
      readonly lastStep: number;
      readonly failures: number;
      readonly failedAt: number | null;
    }
  | {
      readonly kind: 'email';
      readonly pk: number;
      readonly name: string;
      readonly confirmed: boolean;
      readonly email: string;
      readonly stage: string;
      readonly code: string | null;
      readonly codeUntil: number;
    }
  | {
      readonly kind: 'sms';
      readonly pk: number;
      readonly name: string;
      readonly confirmed: boolean;
      readonly phone: string;
      readonly hashed: boolean;
      readonly stage: string;
      readonly code: string | null;
      readonly codeUntil: number;
    }
  | {
      readonly kind: 'webauthn' | 'duo' | 'endpoint';
      readonly pk: number;
      readonly name: string;
      readonly confirmed: boolean;
    };

/** A row of the user table. Times are seconds of the simulated clock. */
export interface UserRow {
  readonly pk: number;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  /** What the visitor would have to type; null: no usable password. */
  readonly password: string | null;
  readonly isActive: boolean;
  readonly type: string;
  readonly path: string;
  readonly attributes: JsonObject;
  /** Primary keys of groups. */
  readonly groups: readonly string[];
  readonly devices: readonly Device[];
  readonly passwordChangedAt: number;
}

export interface ReputationRow {
  readonly identifier: string;
  readonly ip: string;
  readonly score: number;
}

export interface InvitationRow {
  readonly pk: string;
  readonly name: string;
  readonly fixedData: JsonObject;
  readonly singleUse: boolean;
  readonly flow: string | null;
  readonly expiresAt: number | null;
}

export interface EventRow {
  readonly action: string;
  readonly at: number;
  readonly user: number | null;
  readonly context: JsonObject;
}

/**
 * What a server's database holds besides the flows: the part that a run changes. Rows are plain data and are
 * replaced, never edited, so that a snapshot is the rows themselves.
 */
export interface World {
  readonly users: Map<number, UserRow>;
  readonly groups: Map<string, Group>;
  reputation: readonly ReputationRow[];
  invitations: readonly InvitationRow[];
  events: readonly EventRow[];
  /** Seconds; stands still within a request. */
  now: number;
  nextPk: number;
  /** Fields of flows that an expression changed, by slug. */
  flowChanges: Readonly<Record<string, JsonObject>>;
  /** Grows with every change of users or groups, so that whoever mirrors them knows when to look again. */
  revision: number;
}
