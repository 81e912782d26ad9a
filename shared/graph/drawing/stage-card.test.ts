import { expect, test } from 'vitest';
import { descriptorsFor } from '../../authentik/descriptors';
import type { AuthentikRecord, Fields } from '../../authentik/record';
import { documentOf } from '../../document/document';
import type { StageNode } from '../graph';
import { flowGraph } from '../flow-graph';
import { stageCard } from './stage-card';

const descriptors = descriptorsFor('2025.10');

function cardOf(model: string, fields: Fields, found = true) {
  const records: AuthentikRecord[] = [
    { id: 'flow', model: 'authentik_flows.flow', fields: { slug: 'f' } },
    {
      id: 'b',
      model: 'authentik_flows.flowstagebinding',
      fields: { target: { $ref: 'flow' }, stage: { $ref: 's' }, order: 0 },
    },
  ];
  if (found) records.push({ id: 's', model, fields: { name: 'stage', ...fields } });
  const document = documentOf(records);
  const node = flowGraph(document, 'flow', descriptors).nodes.find(
    (one): one is StageNode => one.kind === 'stage',
  )!;
  return stageCard(document, descriptors, node);
}

test('says type, role and facts in words', () => {
  const card = cardOf('authentik_stages_identification.identificationstage', { user_fields: ['email'] });
  expect(card).toMatchObject({ type: 'Identification', role: 'identifies' });
  expect(card.facts).toContainEqual({ label: 'User fields', value: 'Email' });
  expect(card.facts.length).toBeLessThanOrEqual(2);
});

test('a long list is one item and a count', () => {
  const card = cardOf('authentik_stages_authenticator_validate.authenticatorvalidatestage', {
    device_classes: ['static', 'totp', 'webauthn'],
  });
  expect(card.facts.some(({ value }) => value.endsWith('+2'))).toBe(true);
});

test('a list whose first item has no room is a count', () => {
  const card = cardOf('authentik_stages_password.passwordstage', {
    backends: ['authentik.core.auth.InbuiltBackend', 'authentik.core.auth.TokenBackend'],
  });
  expect(card.facts).toContainEqual({ label: 'Backends', value: '2 chosen' });
});

test.each([
  ['authentik_stages_dummy.dummystage', false, 'This stage is not there'],
  ['authentik_stages_account_lockdown.accountlockdownstage', true, 'Not known to 2025.10'],
])('says what is wrong with %s', (model, found, problem) => {
  expect(cardOf(model, {}, found).problem).toBe(problem);
});
