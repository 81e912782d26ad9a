import { describe, expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { documentOf } from '../../shared/document/document';
import { candidateOf, candidatesFor, externalBy } from './reference-options';

const descriptors = descriptorsFor('2026.8');
const admins = externalBy(descriptors, 'authentik_core.group', 'admins');

const document = documentOf([
  { id: 'g', model: 'authentik_core.group', fields: { name: 'staff' } },
  {
    id: 'gone',
    model: 'authentik_core.group',
    fields: { name: 'old' },
    entry: { source: 's', identifiers: ['name'], state: 'absent' },
  },
  { id: 'p10', model: 'authentik_policies_dummy.dummypolicy', fields: { name: 'policy-10' } },
  { id: 'p9', model: 'authentik_policies_expression.expressionpolicy', fields: { name: 'policy-9' } },
  { id: 'b', model: 'authentik_policies.policybinding', fields: { group: admins, order: 0 } },
  {
    id: 'c',
    model: 'authentik_policies.policybinding',
    fields: { group: externalBy(descriptors, 'authentik_core.group', 'staff'), order: 1 },
  },
]);

const candidates = (name: string) =>
  candidatesFor(document, descriptors, descriptors.field('authentik_policies.policybinding', name)!);

describe('what a reference can point at', () => {
  it('is what the workspace holds, then what it names outside itself', () => {
    expect(candidates('group').map(({ label, detail, value }) => [label, detail, value])).toEqual([
      ['staff', 'Group', { $ref: 'g' }],
      ['admins', 'Group outside this workspace, by name', admins],
    ]);
  });

  it('spans all models of a family, by number where names end in one', () => {
    expect(candidates('policy').map(({ id, detail }) => [id, detail])).toEqual([
      ['record:p9', 'Expression Policy'],
      ['record:p10', 'Dummy Policy'],
    ]);
  });

  it('shows a value that is none of them', () => {
    expect(candidateOf(document, descriptors, { $ref: 'nobody' })).toMatchObject({
      label: 'something that is gone',
      detail: 'no longer in this workspace',
    });
    expect(candidateOf(document, descriptors, 'e2b3…')).toMatchObject({
      detail: 'primary key on the server',
    });
  });

  it.each([
    ['authentik_core.user', 'username'],
    ['authentik_sources_oauth.oauthsource', 'slug'],
    ['authentik_brands.brand', 'domain'],
    ['authentik_flows.flow', 'slug'],
    ['authentik_stages_authenticator_webauthn.webauthndevicetype', 'name'],
  ])('finds %s by its %s', (model, field) => {
    expect(externalBy(descriptors, model, 'x').$external).toEqual({ model, where: [[field, 'x']] });
  });
});
