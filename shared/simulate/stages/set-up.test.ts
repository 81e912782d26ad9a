import { describe } from 'vitest';
import { alice } from '../../../test/support/one-stage';
import { after, denied, error, holds, said } from '../../../test/support/stage-rows';

const failed = { component: 'ak-stage-flow-error' };
const bob = { username: 'bob', name: 'Bob', email: 'bob@example.com', password: 'secret-2' } as const;

const key = (attrs: string) => ({
  model: 'authentik_stages_authenticator_webauthn.authenticatorwebauthnstage',
  id: 'stage',
  by: 'name: key',
  attrs,
});
const refusedKey = { response: {} };

describe('WebAuthn set-up (stages.md, section 14; 2026.5-stages.md, section 9)', () => {
  const selection = (values: object) => ({ registration: { authenticatorSelection: values } });
  holds([
    {
      what: 'counts attempts',
      given: {
        stage: key('max_attempts: 2'),
        session: 'alice',
        answers: [refusedKey],
        ...said('webauthn', false),
      },
      challenge: { component: 'ak-stage-authenticator-webauthn' },
      context: { 'goauthentik.io/stages/authenticator_webauthn/attempt': 1 },
    },
    {
      what: 'ends after as many as it allows',
      given: {
        stage: key('max_attempts: 2'),
        session: 'alice',
        answers: [refusedKey, refusedKey],
        ...said('webauthn', false),
      },
      challenge: denied('Exceeded maximum attempts. Contact your authentik administrator for help.'),
    },
    {
      what: 'wants an answer',
      given: {
        stage: key(''),
        session: 'alice',
        answers: [{ component: 'ak-stage-authenticator-webauthn' }],
      },
      challenge: error('response', 'This field is required.'),
    },
    {
      what: 'wants an answer of a browser',
      given: { stage: key(''), session: 'alice', answers: [{ response: 'x' }] },
      challenge: error('response', 'Value must be a dictionary, and not have any duplicate keys.'),
    },
    {
      what: 'leaves out the keys that are there',
      given: { stage: key(''), session: 'alice', users: [{ ...alice, devices: [{ type: 'webauthn' }] }] },
      challenge: { registration: { excludeCredentials: [{ type: 'public-key' }] } },
    },
    {
      what: 'asks for a key apart from the device where the hints are for those only',
      given: { stage: key('hints: [security-key, hybrid]'), session: 'alice', release: '2026.5' },
      challenge: {
        registration: {
          hints: ['security-key', 'hybrid'],
          authenticatorSelection: { authenticatorAttachment: 'cross-platform' },
        },
      },
    },
    {
      what: 'asks for the device itself where the hints are for that only',
      given: { stage: key('hints: [client-device]'), session: 'alice', release: '2026.5' },
      challenge: selection({ authenticatorAttachment: 'platform' }),
    },
  ]);
});

const mail = {
  model: 'authentik_stages_authenticator_email.authenticatoremailstage',
  id: 'stage',
  by: 'name: mail',
  attrs: 'use_global_settings: true',
} as const;
const withoutAddress = { ...alice, email: '' };
const holder = { ...bob, devices: [{ type: 'email' as const, email: 'taken@example.com' }] };

describe('set-up of mail and SMS (stages.md, section 14)', () => {
  holds([
    {
      what: 'asks for an address where there is none',
      given: { stage: mail, session: 'alice', users: [withoutAddress] },
      challenge: { email_required: true },
    },
    {
      what: 'shows the device before its address is known, from 2026.5 on',
      given: { stage: mail, session: 'alice', release: '2026.5', users: [withoutAddress] },
      challenge: { email: null, email_required: true },
      context: { 'goauthentik.io/stages/authenticator_email/email_device': { name: 'Email Device' } },
    },
    {
      what: 'does not mind an address of another stage',
      given: {
        stage: mail,
        session: 'alice',
        users: [withoutAddress, holder],
        answers: [{ email: 'taken@example.com' }],
      },
      challenge: { email_required: false, response_errors: {} },
    },
    {
      what: 'takes the address of the prompt data',
      given: {
        stage: mail,
        session: 'alice',
        users: [withoutAddress],
        context: { prompt_data: { email: 'new@example.com' } },
      },
      challenge: { email: 'n**@e******.com', email_required: false },
    },
  ]);
});

const write = (attrs: string) => ({
  model: 'authentik_stages_user_write.userwritestage',
  id: 'stage',
  by: 'name: write',
  attrs,
});

describe('relations in prompt data (2026.5-stages.md, section 5)', () => {
  const given = (name: string, release: string, session: string | null = 'alice') => ({
    stage: write('user_creation_mode: create_when_required'),
    session,
    release,
    context: { prompt_data: { username: 'newbie', [name]: ['x'] } },
  });
  holds([
    { what: 'ak_groups until 2025.10', given: given('ak_groups', '2025.10'), challenge: failed },
    { what: 'ak_groups of a saved user', given: given('ak_groups', '2026.5'), challenge: after },
    { what: 'ak_groups of a new user', given: given('ak_groups', '2026.5', null), challenge: failed },
    { what: 'roles until 2025.10', given: given('roles', '2025.10'), challenge: after },
    { what: 'roles from 2026.5 on', given: given('roles', '2026.5'), challenge: failed },
    { what: 'groups are left alone', given: given('groups', '2026.5'), challenge: after },
  ]);
});

const who = {
  model: 'authentik_stages_identification.identificationstage',
  id: 'stage',
  by: 'name: who',
  attrs: 'user_fields: [username]',
} as const;
const wiki = {
  model: 'authentik_core.application',
  id: 'wiki',
  by: 'slug: wiki',
  attrs: 'name: Wiki, meta_launch_url: "https://wiki.test/"',
} as const;

describe('what the visitor is on the way to (2026.5-stages.md, section 2)', () => {
  holds([
    {
      what: 'an application',
      given: {
        stage: who,
        others: [wiki],
        release: '2026.5',
        context: { application: { $application: 'wiki' } },
      },
      challenge: { application_pre: 'Wiki', application_pre_launch: 'https://wiki.test/' },
    },
    {
      what: 'nothing of it is in the plan until 2025.10',
      given: { stage: who, others: [wiki], context: { application: { $application: 'wiki' } } },
      challenge: { component: 'ak-stage-identification' },
    },
    {
      what: 'a name that nobody has',
      given: { stage: who, release: '2026.5', answers: [{ uid_field: '' }] },
      challenge: error('non_field_errors', 'No identification data provided.'),
    },
  ]);
});
