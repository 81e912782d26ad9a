import { modelKind } from '../document/models';
import { own } from '../kernel/own';

/** Names and slugs of what authentik’s own default and system blueprints make (2025.10 and 2026.5, blueprints/). */
const named: Readonly<Record<string, readonly string[]>> = {
  'authentik_brands.brand': ['authentik-default'],
  'authentik_core.group': ['authentik Admins', 'authentik Read-only'],
  'authentik_core.user': ['authentik Default Admin'],
  'authentik_events.notificationrule': [
    'default-notify-configuration-error',
    'default-notify-configuration-warning',
    'default-notify-exception',
    'default-notify-update',
  ],
  'authentik_events.notificationtransport': ['default-email-transport', 'default-local-transport'],
  'authentik_flows.flow': [
    'default-authentication-flow',
    'default-authenticator-static-setup',
    'default-authenticator-totp-setup',
    'default-authenticator-webauthn-setup',
    'default-invalidation-flow',
    'default-password-change',
    'default-provider-authorization-explicit-consent',
    'default-provider-authorization-implicit-consent',
    'default-provider-invalidation-flow',
    'default-source-authentication',
    'default-source-enrollment',
    'default-source-pre-authentication',
    'default-user-settings-flow',
    'initial-setup',
  ],
  'authentik_policies_event_matcher.eventmatcherpolicy': [
    'default-match-configuration-error',
    'default-match-configuration-warning',
    'default-match-policy-exception',
    'default-match-property-mapping-exception',
    'default-match-update',
  ],
  'authentik_policies_expression.expressionpolicy': [
    'default-authentication-flow-authenticator-validate-stage',
    'default-authentication-flow-password-stage',
    'default-oobe-flow-set-authentication',
    'default-oobe-password-usable',
    'default-oobe-prefill-user',
    'default-source-authentication-if-sso',
    'default-source-enrollment-if-sso',
    'default-source-enrollment-if-username',
    'default-user-settings-authorization',
  ],
  'authentik_policies_password.passwordpolicy': ['default-password-change-password-policy'],
  'authentik_rbac.role': ['authentik Read-only'],
  'authentik_stages_authenticator_static.authenticatorstaticstage': ['default-authenticator-static-setup'],
  'authentik_stages_authenticator_totp.authenticatortotpstage': ['default-authenticator-totp-setup'],
  'authentik_stages_authenticator_validate.authenticatorvalidatestage': [
    'default-authentication-mfa-validation',
  ],
  'authentik_stages_authenticator_webauthn.authenticatorwebauthnstage': [
    'default-authenticator-webauthn-setup',
  ],
  'authentik_stages_consent.consentstage': ['default-provider-authorization-consent'],
  'authentik_stages_identification.identificationstage': ['default-authentication-identification'],
  'authentik_stages_password.passwordstage': ['default-authentication-password'],
  'authentik_stages_prompt.prompt': [
    'admin_email_stage-default-oobe-password',
    'attributes.settings.locale_default-user-settings',
    'default-password-change-field-password',
    'default-password-change-field-password-repeat',
    'default-source-enrollment-field-username',
    'default-user-settings-field-email',
    'default-user-settings-field-locale',
    'default-user-settings-field-name',
    'default-user-settings-field-username',
    'email_default-user-settings',
    'initial-setup-field-email',
    'initial-setup-field-header',
    'initial-setup-field-password',
    'initial-setup-field-password-repeat',
    'name_default-user-settings',
    'oobe-header-text_stage-default-oobe-password',
    'password_default-password-change-prompt',
    'password_repeat_default-password-change-prompt',
    'username_default-source-enrollment-prompt',
  ],
  'authentik_stages_prompt.promptstage': [
    'default-password-change-prompt',
    'default-source-enrollment-prompt',
    'default-user-settings',
    'stage-default-oobe-password',
  ],
  'authentik_stages_user_login.userloginstage': [
    'default-authentication-login',
    'default-source-authentication-login',
    'default-source-enrollment-login',
  ],
  'authentik_stages_user_logout.userlogoutstage': ['default-invalidation-logout'],
  'authentik_stages_user_write.userwritestage': [
    'default-password-change-write',
    'default-source-enrollment-write',
    'default-user-settings-write',
  ],
  'authentik_crypto.certificatekeypair': ['authentik Self-signed Certificate'],
  'authentik_outposts.outpost': ['authentik Embedded Outpost'],
  'authentik_tenants.domain': [],
};
const bootstrap = ['akadmin', 'AnonymousUser', 'authentik-default'];

/** Whether a server has an object of that name from its own blueprints; `isBase`: of any type of that kind. */
export function isShipped(model: string, name: string, isBase: boolean): boolean {
  if (/^(?:goauthentik\.io\/|authentik default )/.test(name) || bootstrap.includes(name)) return true;
  if (!isBase) return own(named, model)?.includes(name) ?? false;
  return Object.entries(named).some(([, names]) => names.includes(name));
}

/** Flows, stages, policies and the like are made by blueprints; users, groups or certificates may well be there. */
export function isMadeByBlueprints(model: string): boolean {
  const kind = modelKind(model);
  return (
    kind === 'flow' || kind === 'stage' || kind === 'policy' || kind === 'prompt' || isBaseOfThese(model)
  );
}

function isBaseOfThese(model: string): boolean {
  return model === 'authentik_flows.stage' || model === 'authentik_policies.policy';
}

/** Names and paths of authentik’s own blueprints that others apply. */
export const shippedBlueprints: ReadonlySet<string> = new Set([
  'Default - Authentication flow',
  'Default - Invalidation flow',
  'Default - User settings flow',
  'Default - Password change flow',
  'Default - Brand',
  'Default - Events Transport & Rules',
  'Default - Out-of-box-experience flow',
  'Default - Source authentication flow',
  'Default - Source enrollment flow',
  'Default - Source pre-authentication flow',
  'Default - Provider authorization flow (explicit consent)',
  'Default - Provider authorization flow (implicit consent)',
  'Default - Provider invalidation flow',
  'Default - Static MFA setup flow',
  'Default - TOTP MFA setup flow',
  'Default - WebAuthn MFA setup flow',
  'authentik Bootstrap',
  'system/bootstrap.yaml',
]);
