import { expect, test } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { documentOf } from '../../shared/document/document';
import { matching, pickerItems } from './picker-items';

const document = documentOf([
  { id: 's', model: 'authentik_stages_password.passwordstage', fields: { name: 'my-login' } },
  { id: 'p', model: 'authentik_policies_dummy.dummypolicy', fields: { name: 'never' } },
]);
const stages = pickerItems(document, descriptorsFor('2025.10'), 'stage');

test('offers new types first, then what the workspace has and flows may share', () => {
  expect(stages[0]?.label).toBe('Identification');
  expect(stages.at(-1)).toMatchObject({ id: 's', label: 'my-login', what: { record: 's' } });
  const policies = pickerItems(document, descriptorsFor('2025.10'), 'policy');
  expect(policies.at(-1)).toMatchObject({ id: 'p', what: { record: 'p' } });
});

test('what begins as was typed comes first, what cannot be used last', () => {
  const found = matching(stages, 'password');
  expect(found[0]?.label).toBe('Password');
  expect(found.map((item) => item.id)).toContain('s');
  const account = matching(stages, 'account');
  expect(account.at(-1)).toMatchObject({ label: 'Account Lockdown', disabled: true });
});

test('all words must match', () => {
  expect(matching(stages, 'totp setup').map((item) => item.label)).toEqual(['TOTP Authenticator Setup']);
  expect(matching(stages, 'nothing like it')).toEqual([]);
});
