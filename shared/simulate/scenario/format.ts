import type { Json } from '../../kernel/json';
import type { JsonObject } from '../../policy/world';

export interface ScenarioGroup {
  readonly name: string;
  readonly is_superuser?: boolean;
  readonly parent?: string | null;
  readonly attributes?: JsonObject;
}

export type ScenarioDevice =
  | { readonly type: 'static'; readonly tokens: readonly string[] }
  | { readonly type: 'totp'; readonly key: string }
  /** Without an address: the user's own. */
  | { readonly type: 'email'; readonly email?: string }
  | { readonly type: 'sms'; readonly phone: string }
  | { readonly type: 'webauthn' | 'duo'; readonly name?: string };

/** What only the outside knows, told beforehand. Topics: docs/scenarios.md. */
export interface OutsideAnswer {
  readonly question: string;
  /** A policy, a host name, an address; absent: whatever it is about. */
  readonly about?: string;
  readonly answer: Json;
}

export interface ScenarioUser {
  readonly username: string;
  readonly name?: string;
  readonly email?: string;
  readonly password?: string | null;
  readonly groups?: readonly string[];
  readonly attributes?: JsonObject;
  readonly is_active?: boolean;
  readonly devices?: readonly ScenarioDevice[];
}

export interface ScenarioInvitation {
  readonly pk: string;
  readonly name: string;
  readonly fixed_data?: JsonObject;
  readonly single_use?: boolean;
  readonly flow?: string | null;
}

export interface ScenarioWorld {
  /** Blueprint texts, applied in this order to a server that holds nothing but its bootstrap. */
  readonly blueprints: readonly string[];
  /** The server has an enterprise licence: its importer takes enterprise stages too. Recordings have none. */
  readonly licensed?: boolean;
  readonly groups?: readonly ScenarioGroup[];
  readonly users?: readonly ScenarioUser[];
  readonly reputation?: readonly {
    readonly identifier: string;
    readonly ip: string;
    readonly score: number;
  }[];
  readonly invitations?: readonly ScenarioInvitation[];
}

export interface ScenarioRun {
  readonly flow?: string;
  readonly query?: string;
  readonly designation?: string;
  readonly start?: {
    readonly context: JsonObject;
    readonly allow_empty?: boolean;
    /** In-memory stages that whoever hands the plan over puts behind it. */
    readonly append?: readonly ('session-end' | 'iframe-logout' | 'saml-native-logout')[];
  };
}

export interface ScenarioStep {
  readonly start?: true;
  readonly designation?: string;
  readonly answer?: JsonObject;
  readonly open?: { readonly flow: string; readonly query?: string };
  readonly expect?: Json;
  readonly plans?: Json;
  readonly evaluations?: Json;
  readonly after?: Json;
}

/** One scenario file, version 1: a world, a visitor, answers, and what is expected. */
export interface Scenario {
  readonly scenario: 1;
  readonly name: string;
  readonly family?: string;
  readonly release: string;
  readonly world: ScenarioWorld;
  readonly session: {
    readonly user: string | null;
    readonly client_ip: string;
    /** Name under which the server is visited; decides about the brand. Default: that of the recordings, `testserver`. */
    readonly host?: string;
    readonly geoip?: JsonObject | null;
    readonly asn?: JsonObject | null;
  };
  readonly run: ScenarioRun;
  readonly outside?: readonly OutsideAnswer[];
  readonly steps: readonly ScenarioStep[];
  readonly outcome?: JsonObject;
  readonly effects?: JsonObject;
  readonly session_after?: JsonObject;
}
