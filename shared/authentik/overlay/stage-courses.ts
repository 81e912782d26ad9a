import type { ModelName } from '../record';

/** True where a stage's `field` holds `is`; `otherwise` is what the server takes when nothing is given. */
export interface CourseCondition {
  readonly field: string;
  readonly is: string;
  readonly otherwise?: string;
}

/** A field of a stage that names a flow, or stages that are put into the plan while the flow runs. */
export interface CourseLink {
  readonly field: string;
  readonly when?: CourseCondition;
  /** The visitor goes on in the other flow instead of with the next binding. */
  readonly leaves?: boolean;
  /** It names stages that are put into the plan right after this one, not flows. */
  readonly inserts?: boolean;
}

/** How a flow goes on after a stage, where that is not simply the next binding. */
export interface StageCourse {
  /** The plan never gets past the stage: `denied` through `stage_invalid`, `redirect` with an answer that leads away. */
  readonly ends?: 'denied' | 'redirect';
  readonly links?: readonly CourseLink[];
}

const configurable: StageCourse = { links: [{ field: 'configure_flow' }] };

/**
 * What differs between stage types in the course of a flow, checked on 2025.10 and 2026.5
 * (executor.md 3 and 9, stages.md 2, 12 and 13). A type that is not listed goes on to the next binding.
 */
export const stageCourses: Readonly<Record<ModelName, StageCourse>> = {
  'authentik_stages_deny.denystage': { ends: 'denied' },
  'authentik_stages_redirect.redirectstage': {
    ends: 'redirect',
    links: [{ field: 'target_flow', when: { field: 'mode', is: 'flow' }, leaves: true }],
  },
  'authentik_stages_identification.identificationstage': {
    links: [{ field: 'enrollment_flow' }, { field: 'recovery_flow' }, { field: 'passwordless_flow' }],
  },
  'authentik_stages_authenticator_validate.authenticatorvalidatestage': {
    links: [
      {
        field: 'configuration_stages',
        when: { field: 'not_configured_action', is: 'configure', otherwise: 'skip' },
        inserts: true,
      },
    ],
  },
  'authentik_stages_account_lockdown.accountlockdownstage': {
    links: [{ field: 'self_service_completion_flow' }],
  },
  'authentik_stages_password.passwordstage': configurable,
  'authentik_stages_authenticator_duo.authenticatorduostage': configurable,
  'authentik_stages_authenticator_email.authenticatoremailstage': configurable,
  'authentik_stages_authenticator_endpoint_gdtc.authenticatorendpointgdtcstage': configurable,
  'authentik_stages_authenticator_sms.authenticatorsmsstage': configurable,
  'authentik_stages_authenticator_static.authenticatorstaticstage': configurable,
  'authentik_stages_authenticator_totp.authenticatortotpstage': configurable,
  'authentik_stages_authenticator_webauthn.authenticatorwebauthnstage': configurable,
};
