import { describe, expect, it } from 'vitest';
import { descriptorsFor } from '../../authentik/descriptors';
import type { AuthentikRecord, Fields, ModelName } from '../../authentik/record';
import { applyDiff } from '../diff';
import { documentOf } from '../document';
import { flowModel, policyBindingModel, stageBindingModel } from '../models';
import { runCommand } from '../run-command';
import type { CreateReferredArgs } from './create-referred';
import { creatableFor } from './creatable';

const identification = 'authentik_stages_identification.identificationstage';
const password = 'authentik_stages_password.passwordstage';
const validate = 'authentik_stages_authenticator_validate.authenticatorvalidatestage';
const promptStage = 'authentik_stages_prompt.promptstage';
const totp = 'authentik_stages_authenticator_totp.authenticatortotpstage';
const expression = 'authentik_policies_expression.expressionpolicy';

const ref = (id: string) => ({ $ref: id });
const inFile = (id: string, model: ModelName, fields: Fields): AuthentikRecord => ({
  id,
  model,
  fields,
  entry: { source: 'file', identifiers: [] },
});
const document = documentOf([
  { id: 'file', model: 'stagecraft.source', fields: { path: 'a.yaml', text: '' } },
  inFile('flow', flowModel, { name: 'Login', slug: 'login' }),
  inFile('who', identification, { name: 'who' }),
  inFile('mfa', validate, { name: 'mfa', configuration_stages: [ref('setup')] }),
  inFile('setup', totp, { name: 'setup' }),
  inFile('ask', promptStage, { name: 'ask', validation_policies: { $tag: '!Context', value: 'policies' } }),
  inFile('bound', stageBindingModel, { target: ref('flow'), stage: ref('who'), order: 0 }),
  {
    ...inFile('gate', policyBindingModel, { target: ref('flow'), group: 'staff', order: 0 }),
    entry: { source: 'file', identifiers: ['target', 'group', 'order'] },
  },
]);
const descriptors = descriptorsFor('2026.8');

function run(args: CreateReferredArgs) {
  return runCommand(document, { command: 'create-referred', args }, { descriptors, newId: () => 'new' });
}

function make(args: CreateReferredArgs) {
  const result = run(args);
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join());
  return result.value;
}

describe('what is made for a field that refers to it', () => {
  it.each<[CreateReferredArgs, Fields, Fields]>([
    [
      { record: 'who', field: 'password_stage', model: password },
      { name: 'login-password', backends: ['authentik.core.auth.InbuiltBackend'] },
      { password_stage: ref('new') },
    ],
    [
      { record: 'who', field: 'password_stage', model: password, name: 'setup' },
      { name: 'setup-2', backends: ['authentik.core.auth.InbuiltBackend'] },
      { password_stage: ref('new') },
    ],
    [
      { record: 'who', field: 'recovery_flow', model: flowModel, name: 'Login' },
      { name: 'Login', title: 'Login', slug: 'login-2', designation: 'recovery' },
      { recovery_flow: ref('new') },
    ],
    [
      { record: 'setup', field: 'configure_flow', model: flowModel },
      { slug: 'setup-configure-flow', designation: 'stage_configuration' },
      { configure_flow: ref('new') },
    ],
    [
      { record: 'mfa', field: 'configuration_stages', model: totp, name: 'second' },
      { name: 'second' },
      { configuration_stages: [ref('setup'), ref('new')] },
    ],
    [
      { record: 'gate', field: 'policy', model: expression },
      { name: 'expression-policy', expression: 'return True' },
      { policy: ref('new'), target: ref('flow'), order: 0 },
    ],
  ])('%j', (args, made, referring) => {
    const { document: after, diff } = make(args);
    const { fields, entry } = after.records.get('new')!;
    expect(fields).toMatchObject(made);
    expect(entry?.source).toBe('file');
    expect(after.records.get(args.record)?.fields).toMatchObject(referring);
    const { added, updated, removed } = diff;
    expect([added.length, updated.length, removed.length]).toEqual([1, 1, 0]);
    const back = {
      added: removed,
      updated: updated.map(([from, to]) => [to, from] as const),
      removed: added,
    };
    expect([...applyDiff(after, back).records]).toEqual([...document.records]);
  });

  it('takes the place of the group that a binding bound', () => {
    const gate = make({ record: 'gate', field: 'policy', model: expression }).document.records.get('gate');
    expect(gate?.fields).not.toHaveProperty('group');
    expect(gate?.entry?.identifiers).toEqual(['target', 'order', 'policy']);
  });

  it.each<[CreateReferredArgs, string]>([
    [{ record: 'gone', field: 'password_stage', model: password }, 'document/gone'],
    [{ record: 'who', field: 'password_stage', model: totp }, 'document/not-made-here'],
    [{ record: 'who', field: 'name', model: password }, 'document/not-made-here'],
    [{ record: 'gate', field: 'group', model: 'authentik_core.group' }, 'document/not-made-here'],
    [{ record: 'bound', field: 'target', model: flowModel }, 'document/not-made-here'],
    [{ record: 'ask', field: 'validation_policies', model: expression }, 'document/tagged-list'],
  ])('%j is refused', (args, code) => {
    expect(run(args)).toMatchObject({ ok: false, error: [{ code }] });
  });

  it('is offered for every field of stages and policies that refers to a flow, stage or policy', () => {
    const offered = [...descriptors.models.values()]
      .filter(({ kind }) => kind === 'stage' || kind === 'policy')
      .flatMap(({ fields }) => fields)
      .filter((field) => creatableFor(descriptors, field).length > 0)
      .map(({ name }) => name);
    expect([...new Set(offered)].sort()).toMatchObject(
      expect.arrayContaining(['captcha_stage', 'configure_flow']),
    );
    expect(offered).not.toContain('sources');
  });
});
