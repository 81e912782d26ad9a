import type { ModelName } from '../authentik/record';
import { stages } from './models';
import { own } from '../kernel/own';

/** Holds where the stage's field is as said; `always` where no field matters. */
export type When =
  | 'always'
  | { readonly field: string; readonly is: string | boolean }
  | { readonly field: string; readonly isNot: string | boolean }
  | { readonly field: string; readonly filled: true }
  | { readonly field: string; readonly holds: string };

export interface StageFacts {
  /** Can put a user into the plan (`pending_user`). */
  readonly setsUser?: When;
  /** Proves that the visitor is who they say, or makes sure of it out of band. */
  readonly proves?: readonly When[];
  /** Can put data for user_write into the plan (`prompt_data`). */
  readonly setsData?: When;
  /** Enrolls a device for its class of authenticator_validate. */
  readonly enrolls?: string;
  /** Counts or limits attempts, which a restart action never reaches. */
  readonly limits?: boolean;
  /** An ordinary answer counts as invalid: resending a mail, choosing a device. */
  readonly asksAgain?: readonly When[];
}

/**
 * What stage types do to the plan, as far as rules ask (planner.md 11, stages.md 2 to 17; 2025.10 and 2026.5).
 * A type that is not listed, of a newer release, is taken to be able to do anything: see `factsOf`.
 */
const table: Readonly<Record<ModelName, StageFacts>> = {
  [stages.identification]: {
    setsUser: 'always',
    proves: [
      { field: 'password_stage', filled: true },
      { field: 'webauthn_stage', filled: true },
    ],
  },
  [stages.password]: { proves: ['always'], limits: true },
  [stages.validate]: {
    setsUser: { field: 'device_classes', holds: 'webauthn' },
    proves: ['always'],
    asksAgain: [
      { field: 'device_classes', holds: 'email' },
      { field: 'device_classes', holds: 'sms' },
    ],
  },
  [stages.email]: { proves: ['always'], asksAgain: ['always'] },
  [stages.mtls]: { setsUser: 'always', setsData: 'always', proves: ['always'] },
  [stages.source]: { setsUser: 'always', setsData: 'always', proves: ['always'] },
  [stages.userWrite]: { setsUser: 'always' },
  [stages.prompt]: { setsData: 'always' },
  [stages.invitation]: { setsData: 'always' },
  [stages.webauthn]: { enrolls: 'webauthn', limits: true },
  [stages.static]: { enrolls: 'static' },
  [stages.sms]: { enrolls: 'sms' },
  [stages.emailAuthenticator]: { enrolls: 'email' },
  'authentik_stages_authenticator_totp.authenticatortotpstage': { enrolls: 'totp' },
  'authentik_stages_authenticator_duo.authenticatorduostage': { enrolls: 'duo' },
  'authentik_stages_authenticator_endpoint_gdtc.authenticatorendpointgdtcstage': {},
  'authentik_endpoints.endpointstage': {},
  [stages.captcha]: {},
  [stages.consent]: {},
  [stages.deny]: {},
  [stages.dummy]: {},
  [stages.redirect]: {},
  [stages.userDelete]: {},
  [stages.userLogin]: {},
  [stages.userLogout]: {},
  [stages.lockdown]: {},
};

const anything: StageFacts = { setsUser: 'always', proves: ['always'], setsData: 'always' };

/** Facts of a stage type; of one that nobody knows, those that raise no alarm. */
export function factsOf(model: ModelName | undefined): StageFacts {
  return (model === undefined ? undefined : own(table, model)) ?? anything;
}
