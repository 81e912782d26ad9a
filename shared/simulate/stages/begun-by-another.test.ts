import { expect, it } from 'vitest';
import { play } from '../../../test/support/play';
import type { Scenario, ScenarioStep } from '../scenario/format';

const blueprint = (type: string, attrs: string): string =>
  [
    'version: 1',
    'metadata: {name: begun}',
    'entries:',
    '  - {model: authentik_flows.flow, id: flow, identifiers: {slug: subject}, attrs: {name: s, title: s, designation: authentication}}',
    '  - {model: authentik_stages_identification.identificationstage, id: who, identifiers: {name: who}, attrs: {user_fields: [username]}}',
    `  - {model: ${type}, id: setup, identifiers: {name: setup}, attrs: {${attrs}}}`,
    '  - {model: authentik_stages_dummy.dummystage, id: after, identifiers: {name: after}}',
    '  - {model: authentik_flows.flowstagebinding, identifiers: {target: !KeyOf flow, stage: !KeyOf who, order: 0}}',
    '  - {model: authentik_flows.flowstagebinding, identifiers: {target: !KeyOf flow, stage: !KeyOf setup, order: 10}, attrs: {invalid_response_action: restart_with_context}}',
    '  - {model: authentik_flows.flowstagebinding, identifiers: {target: !KeyOf flow, stage: !KeyOf after, order: 90}}',
  ].join('\n');

const as = (uid_field: string): ScenarioStep => ({
  answer: { component: 'ak-stage-identification', uid_field },
});

it.each([
  {
    type: 'authentik_stages_authenticator_totp.authenticatortotpstage',
    attrs: 'digits: 6',
    code: '$totp_now',
    device: 'TOTPDevice',
  },
  {
    type: 'authentik_stages_authenticator_email.authenticatoremailstage',
    attrs: 'use_global_settings: true',
    code: '$mail_code',
    device: 'EmailDevice',
  },
])('$device: who began the set-up gets it (stages.md, section 14)', ({ type, attrs, code, device }) => {
  const scenario: Scenario = {
    scenario: 1,
    name: type,
    release: '2025.10',
    world: {
      blueprints: [blueprint(type, attrs)],
      users: [
        { username: 'alice', email: 'alice@example.com' },
        { username: 'bob', email: 'bob@example.com' },
      ],
    },
    session: { user: null, client_ip: '203.0.113.7' },
    run: { flow: 'subject', query: '' },
    steps: [{}, as('alice'), { answer: { code: '1' } }, as('bob'), { answer: { code } }],
  };
  const run = play(scenario);
  if (run.kind === 'unknown') throw new Error(run.question.text);
  expect(run.trace.outcome).toEqual({ kind: 'waiting', component: 'ak-stage-dummy' });
  expect(run.trace.effects).toEqual({ users: { alice: { changed: { devices: [device] } } } });
});
