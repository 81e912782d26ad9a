import { describe, expect, it } from 'vitest';
import { descriptorsFor } from '../../authentik/descriptors';
import type { AuthentikRecord, Fields } from '../../authentik/record';
import { clipOf } from '../clip';
import type { CommandContext } from '../command';
import type { WorkspaceDocument } from '../document';
import { documentOf, emptyDocument } from '../document';
import { policyBindingsOf, stageBindingsOf } from '../indexes';
import { flowModel, policyBindingModel, sourceModel, stageBindingModel } from '../models';
import { runCommand } from '../run-command';
import { promptsOf } from './prompts';
import type { CommandArgs, CommandName } from './registry';

const password = 'authentik_stages_password.passwordstage';
const identification = 'authentik_stages_identification.identificationstage';
const promptStage = 'authentik_stages_prompt.promptstage';
const prompt = 'authentik_stages_prompt.prompt';
const source = 'authentik_stages_source.sourcestage';
const expression = 'authentik_policies_expression.expressionpolicy';

const record = (id: string, model: string, fields: Fields): AuthentikRecord => ({ id, model, fields });
const ref = (id: string) => ({ $ref: id });

/** A login flow with two stages, a policy on the second and a prompt stage that nobody binds. */
const login: readonly AuthentikRecord[] = [
  record('file', sourceModel, { path: 'login.yaml', text: 'version: 1\n' }),
  {
    ...record('flow', flowModel, {
      name: 'Login',
      slug: 'login',
      title: 'Welcome',
      designation: 'authentication',
    }),
    entry: { source: 'file', path: ['entries', 0], identifiers: ['slug'] },
  },
  record('who', identification, { name: 'who', password_stage: ref('pw'), user_fields: ['email'] }),
  record('pw', password, { name: 'pw', backends: [] }),
  record('b1', stageBindingModel, { target: ref('flow'), stage: ref('who'), order: 10 }),
  record('b2', stageBindingModel, { target: ref('flow'), stage: ref('pw'), order: 20 }),
  record('policy', expression, { name: 'maybe', expression: 'return True' }),
  record('gate', policyBindingModel, { target: ref('b2'), policy: ref('policy'), order: 0 }),
  record('ask', promptStage, { name: 'ask', fields: [ref('p1'), ref('p2')] }),
  record('p1', prompt, { name: 'p1', field_key: 'a', label: 'A', type: 'text', order: 0 }),
  record('p2', prompt, { name: 'p2', field_key: 'b', label: 'B', type: 'text', order: 10 }),
];

function newContext(): CommandContext {
  let count = 0;
  return { descriptors: descriptorsFor('2026.8'), newId: () => `new-${(count += 1)}` };
}

function run<Name extends CommandName>(
  document: WorkspaceDocument,
  command: Name,
  args: CommandArgs<Name>,
): WorkspaceDocument {
  const result = runCommand(document, { command, args }, newContext());
  if (!result.ok) throw new Error(result.error.map((problem) => problem.message).join());
  return result.value.document;
}

const document = documentOf(login);
const removedBy = (after: WorkspaceDocument) =>
  [...document.records.keys()].filter((id) => !after.records.has(id));
const lane = (d: WorkspaceDocument, flow = 'flow') =>
  stageBindingsOf(d, flow).map((binding) => [binding.id, binding.fields.order]);

describe('deleting', () => {
  it.each<[CommandName, unknown, string[]]>([
    ['delete-flow', { flow: 'flow' }, ['flow', 'b1', 'b2', 'gate']],
    ['delete-stage', { stage: 'pw' }, ['pw', 'b2', 'gate']],
    ['remove-stage-binding', { binding: 'b2' }, ['b2', 'gate']],
    ['delete-policy', { policy: 'policy' }, ['policy', 'gate']],
    ['unbind', { binding: 'gate' }, ['gate']],
    ['remove-source', { source: 'file' }, ['file', 'flow', 'b1', 'b2', 'gate']],
    ['delete-records', { records: ['p1', 'who'] }, ['who', 'b1', 'p1']],
  ])('%s takes along what hangs on it, and nothing else', (command, args, removed) => {
    const after = run(document, command, args as CommandArgs<typeof command>);
    expect(removedBy(after).sort()).toEqual([...removed].sort());
  });

  it('resets an optional reference to what goes, and takes it out of lists', () => {
    expect(run(document, 'delete-stage', { stage: 'pw' }).records.get('who')?.fields).toEqual({
      name: 'who',
      user_fields: ['email'],
    });
    expect(run(document, 'delete-records', { records: ['p1'] }).records.get('ask')?.fields.fields).toEqual([
      ref('p2'),
    ]);
  });

  it('follows primary keys as well as references', () => {
    const pk = '5f2f3d8e-1f5a-4c8e-9d8c-2b6d1a0c9e11';
    const keyed = documentOf(
      login.map((one) =>
        one.id === 'pw'
          ? { ...one, fields: { ...one.fields, pk } }
          : one.id === 'b2'
            ? { ...one, fields: { ...one.fields, stage: pk } }
            : one,
      ),
    );
    expect(run(keyed, 'delete-stage', { stage: 'pw' }).records.has('b2')).toBe(false);
  });

  it('refuses where a required field or a tag needs it, and says where', () => {
    const tagged = { $tag: '!If', value: [true, ref('pw'), null] };
    for (const needing of [
      record('x', source, { name: 'x', source: ref('pw') }),
      record('x', identification, { name: 'x', password_stage: tagged }),
    ]) {
      const call = { command: 'delete-stage', args: { stage: 'pw' } } as const;
      const result = runCommand(documentOf([...login, needing]), call, newContext());
      const field = needing.model === source ? 'source' : 'password_stage';
      expect(result).toMatchObject({
        ok: false,
        error: [{ code: 'document/still-needed', at: { record: 'x', field } }],
      });
    }
  });
});

describe('inserting and moving', () => {
  it('inserts a new stage with a free name, required fields and the file of its flow', () => {
    const after = run(document, 'insert-stage', { flow: 'flow', before: 'b2', stage: { model: password } });
    expect(lane(after)).toEqual([
      ['b1', 10],
      ['new-2', 15],
      ['b2', 20],
    ]);
    expect(after.records.get('new-1')).toEqual({
      id: 'new-1',
      model: password,
      fields: { name: 'login-password', backends: ['authentik.core.auth.InbuiltBackend'] },
      entry: { source: 'file', identifiers: ['name'] },
    });
    expect(after.records.get('new-2')?.entry).toEqual({
      source: 'file',
      identifiers: ['target', 'stage', 'order'],
    });
  });

  it('binds a stage that is there, also twice', () => {
    const twice = run(document, 'insert-stage', { flow: 'flow', stage: { existing: 'pw' } });
    expect(lane(twice)).toEqual([
      ['b1', 10],
      ['b2', 20],
      ['new-1', 30],
    ]);
    expect(twice.records.size).toBe(document.records.size + 1);
  });

  it('moves only what must move', () => {
    expect(lane(run(document, 'move-stage', { binding: 'b1', before: null }))).toEqual([
      ['b2', 20],
      ['b1', 30],
    ]);
    expect(lane(run(document, 'move-stage', { binding: 'b2', before: 'b1' }))).toEqual([
      ['b2', 0],
      ['b1', 10],
    ]);
    expect(run(document, 'move-stage', { binding: 'b1', before: 'b2' })).toBe(document);
  });

  it('moves prompts by their own order', () => {
    const after = run(document, 'move-prompt', { stage: 'ask', prompt: 'p2', before: 'p1' });
    const keys = promptsOf(after, after.records.get('ask')!).map((one) => one.id);
    expect(keys).toEqual(['p2', 'p1']);
  });

  it('rebinds a policy binding to another target', () => {
    const after = run(document, 'move-policy-binding', { binding: 'gate', target: 'flow', before: null });
    expect(policyBindingsOf(after, 'flow').map((gate) => gate.id)).toEqual(['gate']);
    expect(policyBindingsOf(after, 'b2')).toEqual([]);
  });
});

describe('duplicating and pasting', () => {
  it('duplicates a flow with its bindings, sharing stages and policies', () => {
    const after = run(document, 'duplicate-flow', { flow: 'flow' });
    const copy = [...after.records.values()].find((one) => one.fields.slug === 'login-2')!;
    expect(stageBindingsOf(after, copy.id).map((binding) => binding.fields.stage)).toEqual([
      ref('who'),
      ref('pw'),
    ]);
    expect(after.records.size).toBe(document.records.size + 4);
    expect(copy.entry).toEqual({ source: 'file', identifiers: ['slug'] });
  });

  it('pastes a stage binding into another workspace with what it needs', () => {
    const other = documentOf([record('f', flowModel, { name: 'Other', slug: 'other' })]);
    const clip = clipOf(document, ['b1']);
    const after = run(other, 'paste', { clip: JSON.parse(JSON.stringify(clip)) as typeof clip, flow: 'f' });
    const [binding] = stageBindingsOf(after, 'f');
    const stage = after.records.get((binding!.fields.stage as { $ref: string }).$ref)!;
    const needed = after.records.get((stage.fields.password_stage as { $ref: string }).$ref)!;
    expect([stage.fields.name, needed.fields.name]).toEqual(['who', 'pw']);
    expect(after.records.size).toBe(4);
  });

  it('pastes a flow beside itself with fresh identities and a free slug, sharing its stages', () => {
    const after = run(document, 'paste', { clip: clipOf(document, ['flow']) });
    expect(after.records.size).toBe(document.records.size + 4);
    const copy = [...after.records.values()].find((one) => one.fields.slug === 'login-2')!;
    expect(stageBindingsOf(after, copy.id)).toHaveLength(2);
  });
});

describe('loading', () => {
  const incoming = (text: string): readonly AuthentikRecord[] => [
    record('s', sourceModel, { path: 'login.yaml', text }),
    {
      ...record('f', flowModel, { name: 'Sign in', slug: 'login' }),
      entry: { source: 's', path: ['entries', 1], identifiers: ['slug'] },
    },
    {
      ...record('n', stageBindingModel, { target: ref('f'), stage: ref('pw'), order: 5 }),
      entry: { source: 's', path: ['entries', 2], identifiers: [] },
    },
  ];

  it('reads a file again under the same identities', () => {
    const after = run(document, 'load-records', { records: incoming('new') });
    expect(after.records.get('file')?.fields.text).toBe('new');
    expect(after.records.get('flow')).toMatchObject({
      fields: { name: 'Sign in' },
      entry: { source: 'file', path: ['entries', 1] },
    });
    expect(after.records.get('n')?.fields.target).toEqual(ref('flow'));
  });

  it('takes away what the text no longer has, with what hung on it', () => {
    const records = [record('s', sourceModel, { path: 'login.yaml', text: '' })];
    const after = run(document, 'load-records', { records });
    expect(removedBy(after).sort()).toEqual(['b1', 'b2', 'flow', 'gate']);
  });

  it('notes after a save where everything stands', () => {
    const entry = { source: 'file', path: ['entries', 7], identifiers: ['slug'] };
    const after = run(document, 'source-saved', {
      source: 'file',
      text: 'saved',
      entries: [{ record: 'flow', entry }],
    });
    expect(after.records.get('file')?.fields).toEqual({ path: 'login.yaml', text: 'saved' });
    expect(after.records.get('flow')?.entry).toEqual(entry);
  });
});

it('creates every stage and policy type with the fields that the server requires', () => {
  const { models } = descriptorsFor('2026.8');
  const flow = run(emptyDocument, 'create-flow', { name: 'All' });
  const id = [...flow.records.keys()][0]!;
  for (const { model, kind, fields } of models.values()) {
    if (kind !== 'stage' && kind !== 'policy') continue;
    const after =
      kind === 'stage'
        ? run(flow, 'insert-stage', { flow: id, stage: { model } })
        : run(flow, 'create-policy', { model, bindTo: id });
    const made = [...after.records.values()].find((one) => one.model === model)!;
    const missing = fields.filter((field) => field.required && !(field.name in made.fields));
    const open = [
      'text',
      'reference',
      'url',
      'email',
      'uuid',
      'duration',
      'datetime',
      'slug',
      'multiline',
      'file',
    ];
    expect(missing.filter((field) => field.default === undefined && !open.includes(field.type))).toEqual([]);
    expect(made.fields.name).toMatch(/^[a-z0-9-]+$/);
  }
});
