import { userVerification, webauthnHints } from './labels';
import type { FieldOverlay, Overlay } from './overlay';

const common: Readonly<Record<string, FieldOverlay>> = {
  friendly_name: {
    default: null,
    changes: [{ since: '2025.10', set: { default: '' } }],
    help: 'Shown where the visitor chooses between setup stages.',
  },
};

/** Stages that set up a device of the user. Defaults: stages.md 14. */
export const deviceStageOverlay: Overlay = {
  'authentik_stages_authenticator_totp.authenticatortotpstage': {
    label: 'TOTP Authenticator Setup Stage',
    role: 'collects',
    icon: 'smartphone',
    summary: 'Sets up an app that shows one-time codes.',
    facts: ['digits'],
    fields: {
      ...common,
      digits: { choiceLabels: { 6: '6 digits, widely compatible', 8: '8 digits' } },
    },
  },
  'authentik_stages_authenticator_static.authenticatorstaticstage': {
    label: 'Static Authenticator Setup Stage',
    role: 'collects',
    icon: 'list-ordered',
    summary: 'Gives the user a list of recovery codes.',
    facts: ['token_count', 'token_length'],
    fields: {
      ...common,
      token_count: { default: 6, help: 'How many codes.' },
      token_length: { default: 12, help: 'Letters and digits in one code.' },
    },
  },
  'authentik_stages_authenticator_webauthn.authenticatorwebauthnstage': {
    label: 'WebAuthn Authenticator Setup Stage',
    role: 'collects',
    icon: 'fingerprint-pattern',
    summary: 'Registers a security key or passkey.',
    facts: ['user_verification', 'resident_key_requirement'],
    fields: {
      ...common,
      user_verification: { short: 'Verification', default: 'preferred', choiceLabels: userVerification },
      resident_key_requirement: {
        short: 'Resident key',
        default: 'preferred',
        choiceLabels: userVerification,
      },
      authenticator_attachment: {
        default: null,
        choiceLabels: { platform: 'Built into the device', 'cross-platform': 'Roaming, such as a key' },
      },
      device_type_restrictions: { help: 'Empty: any device type.' },
      max_attempts: { default: 0, help: '0: no limit.' },
      hints: { default: [], ordered: true, choiceLabels: webauthnHints },
      prevent_duplicate_devices: { default: true },
    },
  },
  'authentik_stages_authenticator_sms.authenticatorsmsstage': {
    label: 'SMS Authenticator Setup Stage',
    role: 'collects',
    icon: 'message-square-text',
    summary: 'Registers a phone number that receives codes.',
    facts: ['provider', 'verify_only'],
    fields: {
      ...common,
      provider: { choiceLabels: { twilio: 'Twilio', generic: 'Generic' } },
      auth: { help: 'Twilio: the auth token. Generic: user name or bearer token.' },
      auth_password: { default: '' },
      auth_type: { default: 'basic', choiceLabels: { basic: 'Basic', bearer: 'Bearer' } },
      verify_only: { default: false },
      mapping: { help: 'Shapes what is sent to a generic provider.' },
    },
  },
  'authentik_stages_authenticator_email.authenticatoremailstage': {
    label: 'Email Authenticator Setup Stage',
    role: 'collects',
    icon: 'mail-check',
    summary: 'Registers an address that receives codes.',
    facts: ['template', 'token_expiry'],
    fields: {
      ...common,
      use_global_settings: { default: false },
      host: { default: 'localhost' },
      port: { default: 25 },
      username: { default: '' },
      password: { default: '' },
      use_tls: { label: 'Use TLS', default: false },
      use_ssl: { label: 'Use SSL', default: false },
      timeout: { default: 10, help: 'Seconds.' },
      from_address: { default: 'system@authentik.local' },
      token_expiry: { short: 'Code works', default: 'minutes=30', help: 'How long a code works.' },
      subject: { default: 'authentik Sign-in code' },
      template: { default: 'email/email_otp.html', help: 'File name of a template that the server knows.' },
    },
  },
  'authentik_stages_authenticator_duo.authenticatorduostage': {
    label: 'Duo Authenticator Setup Stage',
    role: 'collects',
    icon: 'badge-check',
    summary: 'Enrols the user with Duo.',
    facts: ['api_hostname'],
    fields: {
      ...common,
      api_hostname: { label: 'API hostname' },
      admin_integration_key: { default: '' },
      admin_secret_key: { default: '' },
    },
  },
  'authentik_stages_authenticator_endpoint_gdtc.authenticatorendpointgdtcstage': {
    label: 'Endpoint Authenticator Google Device Trust Connector Stage',
    role: 'proves',
    icon: 'monitor-check',
    enterprise: true,
    summary: 'Has Chrome prove that the device is managed.',
    facts: ['configure_flow'],
    fields: { ...common, credentials: { help: 'Service account of Google, as JSON.' } },
  },
};
