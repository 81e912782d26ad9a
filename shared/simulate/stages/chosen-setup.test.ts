import { describe, expect, it } from 'vitest';
import { play } from '../../../test/support/play';
import type { Scenario } from '../scenario/format';
import { stepsOf } from '../scenario/describe-run';

const model = (name: string): string => `authentik_stages_${name}`;

/** Identification, validation with two set-up stages to choose from, and a last stage. */
function scenario(action: string, release: string): Scenario {
  const stage = (id: string, type: string, attrs: string): string =>
    `  - {model: ${model(type)}, id: ${id}, identifiers: {name: ${id}}, attrs: {${attrs}}}`;
  const binding = (id: string, order: number, attrs = ''): string =>
    `  - {model: authentik_flows.flowstagebinding, identifiers: {target: !KeyOf flow, stage: !KeyOf ${id}, order: ${order}}, attrs: {${attrs}}}`;
  const choices = 'not_configured_action: configure, configuration_stages: [!KeyOf codes, !KeyOf app]';
  const lines = [
    'version: 1',
    'metadata: {name: chosen}',
    'entries:',
    '  - {model: authentik_flows.flow, id: flow, identifiers: {slug: subject}, attrs: {name: s, title: s, designation: authentication}}',
    stage('who', 'identification.identificationstage', 'user_fields: [username]'),
    stage('codes', 'authenticator_static.authenticatorstaticstage', 'token_count: 1'),
    stage('app', 'authenticator_totp.authenticatortotpstage', 'digits: 6'),
    stage('mfa', 'authenticator_validate.authenticatorvalidatestage', choices),
    stage('after', 'dummy.dummystage', ''),
    binding('who', 0),
    binding('mfa', 10, `invalid_response_action: ${action}`),
    binding('after', 90),
  ];
  return {
    scenario: 1,
    name: action,
    release,
    world: { blueprints: [lines.join('\n')], users: [{ username: 'alice', email: 'alice@example.com' }] },
    session: { user: null, client_ip: '203.0.113.7' },
    run: { flow: 'subject', query: '' },
    steps: [
      {},
      { answer: { component: 'ak-stage-identification', uid_field: 'alice' } },
      { answer: { component: 'ak-stage-authenticator-validate', selected_stage: '$stage:codes' } },
      { answer: { component: 'ak-stage-authenticator-static' } },
    ],
  };
}

describe('a set-up stage is chosen (stages.md, section 13)', () => {
  it.each([
    ['retry', '2025.10', 0],
    ['restart', '2025.10', 1],
    ['restart_with_context', '2025.10', 1],
    ['retry', '2026.5', 0],
    ['restart', '2026.5', 1],
    ['restart_with_context', '2026.5', 1],
  ])('%s on %s: the plan that was answered goes on', (action, release, plans) => {
    const [, , chosen, last] = stepsOf(play(scenario(action, release)));
    expect(chosen?.plans ?? []).toHaveLength(plans);
    expect(chosen?.expect).toMatchObject({ component: 'ak-stage-authenticator-static' });
    expect(chosen?.after?.remaining).toEqual(['codes', 'after']);
    expect(chosen?.after?.context).toMatchObject({
      'goauthentik.io/stages/authenticator_validate/selected_stage': expect.any(String) as string,
    });
    expect(last?.expect).toMatchObject({ component: 'ak-stage-dummy' });
  });
});
