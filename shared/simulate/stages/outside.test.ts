import { describe, expect, it } from 'vitest';
import { alice, playStage, type StageCase } from '../../../test/support/one-stage';

const after = { component: 'ak-stage-dummy' };
const error = (field: string, string: string) => ({ response_errors: { [field]: [{ string }] } });

interface Row {
  readonly what: string;
  readonly given: StageCase;
  readonly challenge: object;
  readonly context?: object;
}

/** Input, then what the visitor sees and what the context holds: the lines of stages.md and 2026.5-stages.md. */
function holds(rows: readonly Row[]): void {
  it.each(rows)('$what', ({ given, challenge, context }) => {
    const seen = playStage(given);
    expect(seen.run.notes.filter((note) => note.includes('importer'))).toEqual([]);
    expect(seen.unknown).toBeUndefined();
    expect(seen.challenge).toMatchObject(challenge);
    if (context) expect(seen.context).toMatchObject(context);
  });
}

const captcha = {
  model: 'authentik_stages_captcha.captchastage',
  id: 'stage',
  by: 'name: captcha',
  attrs: 'public_key: site, private_key: key, score_min_threshold: 0.4, score_max_threshold: 0.8',
} as const;
const token = { component: 'ak-stage-captcha', token: 'x' };
const said = (question: string, answer: NonNullable<StageCase['outside']>[number]['answer']) => ({
  outside: [{ question, answer }],
});

describe('captcha (stages.md, section 8)', () => {
  const lax = { ...captcha, attrs: `${captcha.attrs}, error_on_invalid_score: false` };
  holds([
    {
      what: 'shows the site key',
      given: { stage: captcha },
      challenge: { component: 'ak-stage-captcha', site_key: 'site', interactive: false },
    },
    {
      what: 'needs a token',
      given: { stage: captcha, answers: [{ component: 'ak-stage-captcha' }] },
      challenge: error('token', 'This field is required.'),
    },
    {
      what: 'passes a good score and keeps what was said',
      given: { stage: captcha, answers: [token], ...said('captcha', { success: true, score: 0.5 }) },
      challenge: after,
      context: { captcha: { response: { success: true, score: 0.5 }, stage: { name: 'captcha' } } },
    },
    {
      what: 'refuses a score below',
      given: { stage: captcha, answers: [token], ...said('captcha', { success: true, score: 0.3 }) },
      challenge: error('token', 'Invalid captcha response'),
    },
    {
      what: 'refuses a score above',
      given: { stage: captcha, answers: [token], ...said('captcha', { success: true, score: 0.9 }) },
      challenge: error('token', 'Invalid captcha response'),
    },
    {
      what: 'says that another try may help',
      given: {
        stage: captcha,
        answers: [token],
        ...said('captcha', { success: false, 'error-codes': ['timeout-or-duplicate'] }),
      },
      challenge: error('token', 'Invalid captcha response. Retrying may solve this issue.'),
    },
    {
      what: 'says no such thing of other codes, or without any',
      given: { stage: captcha, answers: [token], ...said('captcha', { success: false }) },
      challenge: error('token', 'Invalid captcha response'),
    },
    {
      what: 'says that the provider is out of reach',
      given: { stage: captcha, answers: [token], ...said('captcha', null) },
      challenge: error('token', 'Failed to validate token'),
    },
    {
      what: 'lets everything through without checking',
      given: { stage: lax, answers: [token], ...said('captcha', { success: false }) },
      challenge: after,
    },
    {
      what: 'shows the site key of the context from 2026.5 on',
      given: {
        stage: captcha,
        release: '2026.5',
        context: { 'goauthentik.io/stages/captcha/site_key': 'other' },
      },
      challenge: { site_key: 'other' },
    },
    {
      what: 'and not before',
      given: { stage: captcha, context: { 'goauthentik.io/stages/captcha/site_key': 'other' } },
      challenge: { site_key: 'site' },
    },
  ]);

  it('asks where nobody has told', () => {
    expect(playStage({ stage: captcha, answers: [token] }).unknown).toContain('captcha');
  });
});

const sms = {
  model: 'authentik_stages_authenticator_sms.authenticatorsmsstage',
  id: 'stage',
  by: 'name: sms',
  attrs: "provider: twilio, from_number: '+1', account_sid: s, auth: a",
} as const;
const code = { component: 'ak-stage-authenticator-sms', code: '$mail_code' };

describe('SMS set-up (stages.md, section 14; 2026.5-stages.md, section 9)', () => {
  holds([
    {
      what: 'asks for a number',
      given: { stage: sms, session: 'alice' },
      challenge: { component: 'ak-stage-authenticator-sms', phone_number_required: true },
    },
    {
      what: 'takes the number of the prompt data and asks for the code',
      given: { stage: sms, session: 'alice', context: { prompt_data: { phone: '+49' } } },
      challenge: { phone_number_required: false },
    },
    {
      what: 'asks again without a number',
      given: { stage: sms, session: 'alice', answers: [{ component: 'ak-stage-authenticator-sms' }] },
      challenge: error('non_field_errors', 'phone_number required'),
    },
    {
      what: 'takes a number: the challenge comes again',
      given: { stage: sms, session: 'alice', answers: [{ phone_number: '+49' }] },
      challenge: { phone_number_required: false, response_errors: {} },
    },
    {
      what: 'confirms with the code',
      given: { stage: sms, session: 'alice', answers: [{ phone_number: '+49' }, code] },
      challenge: after,
    },
    {
      what: 'refuses another code',
      given: { stage: sms, session: 'alice', answers: [{ phone_number: '+49' }, { code: '1' }] },
      challenge: error('non_field_errors', 'Code does not match'),
    },
    {
      what: 'wants a number as code until 2025.10',
      given: { stage: sms, session: 'alice', answers: [{ phone_number: '+49' }, { code: 'x' }] },
      challenge: error('code', 'A valid integer is required.'),
    },
    {
      what: 'takes text as code from 2026.5 on',
      given: {
        stage: sms,
        release: '2026.5',
        session: 'alice',
        answers: [{ phone_number: '+49' }, { code: 'x' }],
      },
      challenge: error('non_field_errors', 'Code does not match'),
    },
    {
      what: 'keeps the half-made device in the context from 2026.5 on',
      given: { stage: sms, release: '2026.5', session: 'alice', answers: [{ phone_number: '+49' }] },
      challenge: {},
      context: { 'goauthentik.io/stages/authenticator_sms/sms_device': { model_name: 'smsdevice' } },
    },
    {
      what: 'fails for nobody',
      given: { stage: sms },
      challenge: { component: 'ak-stage-flow-error' },
    },
  ]);
});

const duo = {
  model: 'authentik_stages_authenticator_duo.authenticatorduostage',
  id: 'stage',
  by: 'name: duo',
  attrs: 'api_hostname: h, client_id: c, client_secret: s',
} as const;
const enrolled = [{ component: 'ak-stage-authenticator-duo' }];

describe('Duo set-up', () => {
  holds([
    {
      what: 'shows what the phone needs',
      given: { stage: duo, session: 'alice' },
      challenge: { component: 'ak-stage-authenticator-duo', pending_user: 'alice' },
    },
    {
      what: 'keeps the device once Duo says so',
      given: { stage: duo, session: 'alice', answers: enrolled, ...said('duo-enrollment', 'success') },
      challenge: after,
    },
    {
      what: 'denies any other status',
      given: { stage: duo, session: 'alice', answers: enrolled, ...said('duo-enrollment', 'waiting') },
      challenge: {
        component: 'ak-stage-access-denied',
        error_message: 'Invalid enrollment status: waiting.',
      },
    },
    {
      what: 'keeps the enrolment in the context from 2026.5 on',
      given: { stage: duo, release: '2026.5', session: 'alice' },
      challenge: {},
      context: { 'goauthentik.io/stages/authenticator_duo/enroll': {} },
    },
  ]);
});

const gdtc = {
  model: 'authentik_stages_authenticator_endpoint_gdtc.authenticatorendpointgdtcstage',
  id: 'stage',
  by: 'name: gdtc',
  attrs: 'credentials: {}',
} as const;

describe('Chrome device trust', () => {
  holds([
    {
      what: 'is a frame',
      given: { stage: gdtc, session: 'alice' },
      challenge: { component: 'xak-flow-frame', url: 'http://testserver/endpoint/gdtc/chrome/' },
    },
    {
      what: 'passes without proof',
      given: { stage: gdtc, session: 'alice', answers: [{}], ...said('device-trust', null) },
      challenge: after,
    },
    {
      what: 'notes a proof',
      given: { stage: gdtc, session: 'alice', answers: [{}], ...said('device-trust', { name: 'laptop' }) },
      challenge: after,
      context: {
        auth_method: 'trusted_endpoint',
        auth_method_args: { known_device: true, endpoints: [{ name: 'laptop' }] },
      },
    },
  ]);
});

const webauthn = {
  model: 'authentik_stages_authenticator_webauthn.authenticatorwebauthnstage',
  id: 'stage',
  by: 'name: key',
  attrs: 'authenticator_attachment: platform, resident_key_requirement: required',
} as const;

describe('WebAuthn set-up', () => {
  holds([
    {
      what: 'says what the key must be',
      given: { stage: webauthn, session: 'alice' },
      challenge: {
        component: 'ak-stage-authenticator-webauthn',
        registration: {
          rp: { name: 'authentik', id: 'testserver' },
          authenticatorSelection: {
            authenticatorAttachment: 'platform',
            residentKey: 'required',
            requireResidentKey: true,
            userVerification: 'preferred',
          },
        },
      },
    },
    {
      what: 'registers',
      given: { stage: webauthn, session: 'alice', answers: [{ response: {} }], ...said('webauthn', true) },
      challenge: after,
    },
    {
      what: 'says that it failed',
      given: { stage: webauthn, session: 'alice', answers: [{ response: {} }], ...said('webauthn', false) },
      challenge: { response_errors: { response: [{}] } },
    },
    {
      what: 'is not for nobody',
      given: { stage: webauthn },
      challenge: { component: 'ak-stage-access-denied' },
    },
  ]);
});

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
const denied = (error_message: string) => ({ component: 'ak-stage-access-denied', error_message });

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
