import { describe, expect, it } from 'vitest';
import { alice, playStage, type StageCase } from '../../../test/support/one-stage';
import { after, denied, error, holds, said } from '../../../test/support/stage-rows';

const validate = {
  model: 'authentik_stages_authenticator_validate.authenticatorvalidatestage',
  id: 'stage',
  by: 'name: mfa',
  attrs: 'not_configured_action: deny, device_classes: [webauthn, duo, sms]',
} as const;
const keyed = { ...alice, devices: [{ type: 'webauthn' }] } as const;

describe('devices that only the outside knows, at validation (stages.md, section 13)', () => {
  holds([
    {
      what: 'offers a security key',
      given: { stage: validate, session: 'alice', users: [keyed] },
      challenge: { device_challenges: [{ device_class: 'webauthn', challenge: { rpId: 'testserver' } }] },
      context: { 'goauthentik.io/stages/authenticator_webauthn/challenge': '$challenge' },
    },
    {
      what: 'asks a visitor for any passkey',
      given: { stage: validate, designation: 'authentication' },
      challenge: { device_challenges: [{ device_uid: '-1', challenge: { allowCredentials: [] } }] },
      context: { 'goauthentik.io/stages/authenticator_webauthn/challenge': '$challenge' },
    },
    {
      what: 'takes nothing but an answer of a browser',
      given: { stage: validate, session: 'alice', users: [keyed], answers: [{ webauthn: 'x' }] },
      challenge: error('webauthn', 'Value must be a dictionary, and not have any duplicate keys.'),
    },
    {
      what: 'verifies it',
      given: {
        stage: validate,
        session: 'alice',
        users: [keyed],
        answers: [{ webauthn: {} }],
        ...said('webauthn', true),
      },
      challenge: after,
      context: {
        auth_method: 'auth_mfa',
        auth_method_args: { mfa_devices: [{ model_name: 'webauthndevice' }] },
      },
    },
    {
      what: 'refuses it',
      given: {
        stage: validate,
        session: 'alice',
        users: [keyed],
        answers: [{ webauthn: {} }],
        ...said('webauthn', false),
      },
      challenge: error('webauthn', 'Assertion failed'),
    },
    {
      what: 'takes no class that is not offered',
      given: { stage: validate, session: 'alice', users: [keyed], answers: [{ duo: 1 }] },
      challenge: error('duo', 'No compatible device class allowed'),
    },
    {
      what: 'lets a passkey say who it is',
      given: {
        stage: validate,
        designation: 'authentication',
        users: [keyed],
        answers: [{ webauthn: {} }],
        ...said('webauthn', { user: 'alice' }),
      },
      challenge: after,
      context: { pending_user: { username: 'alice' }, auth_method: 'auth_webauthn_pwl' },
    },
    {
      what: 'does not know a passkey that nobody has',
      given: {
        stage: validate,
        designation: 'authentication',
        users: [keyed],
        answers: [{ webauthn: {} }],
        ...said('webauthn', null),
      },
      challenge: error('webauthn', 'Invalid device'),
    },
    {
      what: 'hears that Duo denies',
      given: {
        stage: validate,
        session: 'alice',
        users: [{ ...alice, devices: [{ type: 'duo' }] }],
        answers: [{ duo: 1 }],
        ...said('duo', false),
      },
      challenge: error('duo', 'Duo denied access'),
    },
    {
      what: 'sends a code to the phone and takes it',
      given: {
        stage: validate,
        session: 'alice',
        users: [{ ...alice, devices: [{ type: 'sms', phone: '+49' }] }],
        answers: [{ selected_challenge: { device_class: 'sms', device_uid: '1' } }, { code: '$mail_code' }],
      },
      challenge: after,
    },
    {
      what: 'denies who has none',
      given: { stage: validate, session: 'alice' },
      challenge: { error_message: 'No (allowed) MFA authenticator configured.' },
    },
  ]);
});

const authority = {
  model: 'authentik_crypto.certificatekeypair',
  id: 'ca',
  by: 'name: ca',
  attrs: 'certificate_data: "-----BEGIN CERTIFICATE-----\\nTUlJQg==\\n-----END CERTIFICATE-----\\n"',
} as const;
const mtls = {
  model: 'authentik_stages_mtls.mutualtlsstage',
  id: 'stage',
  by: 'name: mtls',
  attrs: 'mode: required, cert_attribute: email, user_attribute: email, certificate_authorities: [!KeyOf ca]',
} as const;
const shown = {
  email: 'alice@example.com',
  common_name: 'Alice',
  serial_number: '1',
  subject: 'CN=Alice',
  issuer: 'CN=ca',
  fingerprint_sha256: 'aa',
  fingerprint_sha1: 'bb',
};

describe('client certificates (stages.md, section 15)', () => {
  const withCa = { stage: mtls, others: [authority] };
  const bare = { ...mtls, attrs: 'mode: required, cert_attribute: email, user_attribute: email' };
  holds([
    {
      what: 'takes whose address it names',
      given: { ...withCa, ...said('client-certificate', shown) },
      challenge: after,
      context: {
        pending_user: { username: 'alice' },
        auth_method: 'mtls',
        auth_method_args: { certificate: { subject: 'CN=Alice', fingerprint_sha1: 'bb' } },
      },
    },
    {
      what: 'leaves the certificate in the context from 2026.5 on',
      given: { ...withCa, release: '2026.5', ...said('client-certificate', shown) },
      challenge: after,
      context: { certificate: { serial_number: '1' } },
    },
    {
      what: 'wants one',
      given: { ...withCa, ...said('client-certificate', null) },
      challenge: denied('Certificate required but no certificate was given.'),
      context: {},
    },
    {
      what: 'wants one of somebody',
      given: { ...withCa, ...said('client-certificate', { ...shown, email: 'x@example.com' }) },
      challenge: denied('No user found for certificate.'),
    },
    { what: 'cannot do without an authority', given: { stage: bare }, challenge: denied('Unknown error') },
    {
      what: 'lets go what is optional',
      given: { stage: { ...bare, attrs: bare.attrs.replace('required', 'optional') } },
      challenge: after,
    },
    {
      what: 'fills the prompts of an enrollment',
      given: { ...withCa, designation: 'enrollment', ...said('client-certificate', shown) },
      challenge: after,
      context: {
        prompt_data: { email: 'alice@example.com', name: 'Alice' },
        certificate: { issuer: 'CN=ca' },
      },
    },
  ]);
});

const hub = {
  model: 'authentik_sources_oauth.oauthsource',
  id: 'hub',
  by: 'slug: hub',
  attrs: 'name: Hub, provider_type: github, consumer_key: k, consumer_secret: s',
} as const;
const source = {
  model: 'authentik_stages_source.sourcestage',
  id: 'stage',
  by: 'name: source',
  attrs: 'source: !KeyOf hub',
} as const;

describe('source stage (stages.md, section 16)', () => {
  holds([
    {
      what: 'sends away',
      given: { stage: source, others: [hub] },
      challenge: { component: 'xak-flow-redirect', to: '/source/oauth/login/hub/' },
    },
    {
      what: 'passes who comes back, as whom the source says',
      given: { stage: source, others: [hub], answers: [{ open: '' }], ...said('source', { user: 'alice' }) },
      challenge: after,
      context: { is_sso: true, pending_user: { username: 'alice' } },
    },
  ]);
});

const lockdown = {
  model: 'authentik_stages_account_lockdown.accountlockdownstage',
  id: 'stage',
  by: 'name: lock',
} as const;

describe('account lockdown (stages.md, section 17)', () => {
  const later = { release: '2026.8', stage: lockdown } as const;
  holds([
    {
      what: 'needs somebody to lock',
      given: later,
      challenge: denied('No target user specified for account lockdown'),
    },
    {
      what: 'locks another account and goes on',
      given: {
        ...later,
        session: 'alice',
        users: [alice, { username: 'bob' }],
        context: { pending_user: { $user: 'bob' } },
      },
      challenge: after,
      context: { lockdown_result: { success: true, error: null } },
    },
    {
      what: 'sends away who locked their own',
      given: { ...later, session: 'alice' },
      challenge: { component: 'xak-flow-shell' },
    },
  ]);

  it('changes the account', () => {
    const { run } = playStage({ ...later, session: 'alice' });
    expect(run).toMatchObject({
      trace: {
        effects: { users: { alice: { changed: { is_active: false, password: 'changed' } } } },
        sessionAfter: { user: null },
      },
    });
  });
});

const agent = {
  model: 'authentik_endpoints_connectors_agent.agentconnector',
  id: 'agent',
  by: 'name: agent',
  attrs: 'challenge_key: !KeyOf ca',
} as const;
const endpoint = (mode: string) =>
  ({
    model: 'authentik_endpoints.endpointstage',
    id: 'stage',
    by: 'name: endpoint',
    attrs: `connector: !KeyOf agent, mode: ${mode}`,
  }) as const;

describe('endpoint stage (2026.5-stages.md, section 12)', () => {
  const given = (mode: string): StageCase => ({
    release: '2026.5',
    stage: endpoint(mode),
    others: [authority, agent],
  });
  const answer = { answers: [{ response: 'jwt' }] };
  holds([
    {
      what: 'shows the challenge of the agent',
      given: given('required'),
      challenge: { component: 'ak-stage-endpoint-agent', challenge_idle_timeout: 5 },
      context: { 'goauthentik.io/endpoints/connectors/agent/challenge': {} },
    },
    {
      what: 'keeps the device that was proven',
      given: { ...given('required'), ...answer, ...said('endpoint-device', { name: 'laptop' }) },
      challenge: after,
      context: { device: { name: 'laptop' } },
    },
    {
      what: 'asks again after a bad answer',
      given: { ...given('required'), ...answer, ...said('endpoint-device', null) },
      challenge: error('response', 'Invalid challenge response'),
    },
    {
      what: 'denies without an answer',
      given: { ...given('required'), answers: [{}] },
      challenge: denied('Invalid challenge response'),
    },
    {
      what: 'lets go what is optional',
      given: { ...given('optional'), ...answer, ...said('endpoint-device', null) },
      challenge: after,
    },
    {
      what: 'passes without a key, even where it is required',
      given: { ...given('required'), others: [authority, { ...agent, attrs: '' }] },
      challenge: after,
    },
  ]);
});
