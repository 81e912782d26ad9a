import { describe, expect, it } from 'vitest';
import { playStage } from '../../../test/support/one-stage';
import { after, error, holds, said } from '../../../test/support/stage-rows';

const captcha = {
  model: 'authentik_stages_captcha.captchastage',
  id: 'stage',
  by: 'name: captcha',
  attrs: 'public_key: site, private_key: key, score_min_threshold: 0.4, score_max_threshold: 0.8',
} as const;
const token = { component: 'ak-stage-captcha', token: 'x' };
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
