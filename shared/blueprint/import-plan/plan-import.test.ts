import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descriptorsFor } from '../../authentik/descriptors';
import type { FieldValue } from '../../authentik/record';
import { nothingGiven } from '../context/given-values';
import type { GivenValues } from '../context/given-values';
import { applyDiff, inverseDiff } from '../../document/diff';
import { documentOf, emptyDocument } from '../../document/document';
import type { WorkspaceDocument } from '../../document/document';
import { runCommand } from '../../document/run-command';
import { planImport } from './plan-import';

const release = '2025.10';
let count = 0;
const newId = () => `new-${String((count += 1))}`;

const flow = (slug: string, fields: Readonly<Record<string, FieldValue>> = {}) => ({
  id: slug,
  model: 'authentik_flows.flow',
  fields: { slug, name: slug, title: slug, designation: 'authentication', ...fields },
});
const deny = (name: string, fields = {}) => ({
  id: name,
  model: 'authentik_stages_deny.denystage',
  fields: { name, ...fields },
});
const bound = (target: string, stage: string, order = 10) => ({
  id: `${target}-${stage}-${String(order)}`,
  model: 'authentik_flows.flowstagebinding',
  fields: { target: { $ref: target }, stage: { $ref: stage }, order },
});

const blueprint = (...entries: readonly string[]) => `version: 1\nentries:\n${entries.join('')}`;
const flowEntry = (slug: string, rest = '') => `  - model: authentik_flows.flow
    id: ${slug}
    identifiers: {slug: ${slug}}
    attrs: {name: ${slug}, title: ${slug}, designation: authentication}
${rest}`;
const denyEntry = (name: string, rest = '') => `  - model: authentik_stages_deny.denystage
    id: ${name}
    identifiers: {name: ${name}}
${rest}`;
const bindEntry = (target: string, stage: string, order = 10) => `  - model: authentik_flows.flowstagebinding
    identifiers: {target: !KeyOf ${target}, stage: !KeyOf ${stage}, order: ${String(order)}}
`;

function plan(document: WorkspaceDocument, text: string, given?: GivenValues) {
  const made = planImport(document, [{ path: 'a.yaml', text }], { release, newId, ...(given && { given }) });
  return { ...made, entries: made.blueprints[0]!.entries, problems: made.blueprints[0]!.problems };
}

function run(document: WorkspaceDocument, { records, removed }: ReturnType<typeof planImport>) {
  const result = runCommand(
    document,
    { command: 'import-blueprints', args: { records, removed, name: 'a.yaml' } },
    { newId, descriptors: descriptorsFor(release) },
  );
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join('; '));
  return result.value;
}

const acts = (document: WorkspaceDocument, text: string) =>
  plan(document, text).entries.map(({ action }) => action);

describe('what each entry would do', () => {
  const held = documentOf([flow('login'), deny('stop')]);

  it.each([
    ['an object that is not there', flowEntry('other'), 'create'],
    ['one that is there and the same', flowEntry('login'), 'unchanged'],
    ['one that differs', denyEntry('stop', '    attrs: {deny_message: Go away}\n'), 'update'],
    ['one that says the default', denyEntry('stop', "    attrs: {deny_message: ''}\n"), 'unchanged'],
    [
      'created where it exists',
      denyEntry('stop', '    state: created\n    attrs: {deny_message: x}\n'),
      'unchanged',
    ],
    ['created where it does not', denyEntry('more', '    state: created\n'), 'create'],
    ['must_created where it does not', denyEntry('more', '    state: must_created\n'), 'create'],
    ['must_created where it exists', denyEntry('stop', '    state: must_created\n'), 'impossible'],
    ['must_created from a tag', denyEntry('stop', '    state: !Context [s, must_created]\n'), 'unchanged'],
    ['absent where it exists', denyEntry('stop', '    state: absent\n'), 'delete'],
    ['absent where it does not', denyEntry('more', '    state: absent\n'), 'unchanged'],
    ['a false condition', denyEntry('more', '    conditions: [true, !Context missing]\n'), 'skipped'],
    ['a condition of non-empty text', denyEntry('more', '    conditions: ["false"]\n'), 'create'],
    [
      'a model nobody may write',
      '  - model: authentik_flows.stage\n    identifiers: {name: x}\n',
      'impossible',
    ],
    [
      'a model in other letters',
      '  - model: authentik_stages_deny.DenyStage\n    identifiers: {name: stop}\n',
      'unchanged',
    ],
    ['no identifiers', '  - model: authentik_stages_deny.denystage\n', 'impossible'],
    [
      'a stale key beside a name that matches',
      denyEntry('stop', '').replace('{name: stop}', '{name: stop, pk: 11111111-1111-4111-8111-111111111111}'),
      'unchanged',
    ],
  ])('%s', (_, entry, action) => {
    expect(acts(held, blueprint(entry))).toEqual([action]);
  });

  it('names the fields that an update changes, from and to', () => {
    const { entries } = plan(held, blueprint(denyEntry('stop', '    attrs: {deny_message: Go away}\n')));
    expect(entries[0]).toMatchObject({
      record: 'stop',
      label: 'stop',
      changes: [{ field: 'deny_message', to: 'Go away' }],
    });
  });

  it('says what goes along with what is deleted', () => {
    const lane = documentOf([flow('login'), deny('stop'), bound('login', 'stop')]);
    const made = plan(lane, blueprint(denyEntry('stop', '    state: absent\n')));
    expect(made.entries[0]).toMatchObject({ action: 'delete', alsoRemoved: ['login-stop-10'] });
    expect([...run(lane, made).document.records.keys()]).toEqual(['login']);
  });

  it('finds a binding by what it binds, and makes a second one where its order moved', () => {
    const lane = documentOf([flow('login'), deny('stop'), bound('login', 'stop')]);
    const both = (order: number) =>
      blueprint(flowEntry('login'), denyEntry('stop'), bindEntry('login', 'stop', order));
    expect(acts(lane, both(10))).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(acts(lane, both(20))).toEqual(['unchanged', 'unchanged', 'create']);
  });

  it('does not find a policy binding by the key that !Find gives, as the server does not', () => {
    const policy = { id: 'p', model: 'authentik_policies_dummy.dummypolicy', fields: { name: 'p' } };
    const binding = {
      id: 'b',
      model: 'authentik_policies.policybinding',
      fields: { target: { $ref: 'login' }, policy: { $ref: 'p' }, order: 0 },
    };
    const document = documentOf([flow('login'), policy, binding]);
    const entry = (target: string) => `  - model: authentik_policies.policybinding
    identifiers:
      target: ${target}
      policy: !Find [authentik_policies_dummy.dummypolicy, [name, p]]
      order: 0
`;
    expect(acts(document, blueprint(flowEntry('login'), entry('!KeyOf login')))).toEqual([
      'unchanged',
      'unchanged',
    ]);
    expect(acts(document, blueprint(entry('!Find [authentik_flows.flow, [slug, login]]')))).toEqual([
      'impossible',
    ]);
  });

  it('merges identifiers over attrs, mappings key by key', () => {
    const group = (attributes: FieldValue) =>
      documentOf([{ id: 'g', model: 'authentik_core.group', fields: { name: 'g', attributes } }]);
    const text = blueprint(
      '  - model: authentik_core.group\n    identifiers: {name: g, attributes: {a: 1}}\n    attrs: {attributes: {b: 2}}\n',
    );
    const made = plan(group({ a: 1, c: 3 }), text);
    expect(made.entries[0]).toMatchObject({
      action: 'update',
      changes: [{ field: 'attributes', from: { a: 1, c: 3 }, to: { b: 2, a: 1 } }],
    });
  });

  it('looks at the payload alone where the server does', () => {
    const stage = {
      id: 'i',
      model: 'authentik_stages_identification.identificationstage',
      fields: { name: 'i', user_fields: ['email'] },
    };
    const text = blueprint(
      '  - model: authentik_stages_identification.identificationstage\n    identifiers: {name: i}\n    attrs: {show_matched_user: false}\n',
    );
    const made = plan(documentOf([stage]), text);
    expect(made.entries[0]?.action).toBe('impossible');
    expect(made.problems[0]?.at).toMatchObject({ path: 'a.yaml', line: 5 });
  });
});

describe('what becomes of tags', () => {
  const text = blueprint(
    '  - model: authentik_stages_captcha.captchastage\n    identifiers: {name: !Format ["%s-captcha", !Context brand]}\n' +
      '    attrs: {public_key: !Context brand, private_key: !Env SECRET}\n',
  ).replace('entries:', 'context: {brand: acme}\nentries:');

  it('resolves them, but keeps what only a server can give', () => {
    const given = { ...nothingGiven, env: { SECRET: 's3cret' } };
    const [record] = plan(emptyDocument, text, given).records;
    expect(record?.fields).toEqual({
      name: 'acme-captcha',
      public_key: 'acme',
      private_key: { $tag: '!Env', value: 'SECRET' },
    });
  });

  it('takes the given context over the file’s own', () => {
    const given = { context: { brand: 'else' }, env: { SECRET: 'x' }, files: {} };
    expect(plan(emptyDocument, text, given).entries[0]?.label).toBe('else-captcha');
  });

  it('has nothing from the machine: what is not given is not there', () => {
    const made = plan(emptyDocument, text);
    expect(made.entries[0]?.action).toBe('impossible');
    expect(made.problems[0]?.message).toContain('private_key');
    expect(made.entries[0]?.note).toContain('!Env SECRET finds nothing');
  });
});

describe('several blueprints', () => {
  const two = (one: string, other: string) =>
    planImport(
      emptyDocument,
      [
        { path: 'a.yaml', text: one },
        { path: 'b.yaml', text: other },
      ],
      { release, newId },
    );
  const needing = blueprint(
    '  - model: authentik_flows.flowstagebinding\n    identifiers:\n      target: !Find [authentik_flows.flow, [slug, login]]\n' +
      '      stage: !Find [authentik_stages_deny.denystage, [name, stop]]\n      order: 0\n',
  );

  it('are tried again once others are there, as a server does', () => {
    const made = two(needing, blueprint(flowEntry('login'), denyEntry('stop')));
    expect(made.blueprints.map(({ importable }) => importable)).toEqual([true, true]);
    expect(made.counts).toMatchObject({ create: 3, impossible: 0 });
  });

  it('stand or fall each as a whole', () => {
    const made = two(
      blueprint(flowEntry('login'), '  - model: no.such\n    identifiers: {a: b}\n'),
      blueprint(denyEntry('stop')),
    );
    expect(made.blueprints.map(({ importable }) => importable)).toEqual([false, true]);
    expect(made.records.map(({ model }) => model)).toEqual(['authentik_stages_deny.denystage']);
    expect(made.blueprints[0]?.entries.map(({ action }) => action)).toEqual(['create', 'impossible']);
    expect(made.counts).toMatchObject({ create: 1, impossible: 1 });
  });
});

it('calls a binding of what is refused by what the text says', () => {
  const text = blueprint(
    flowEntry('login', '    state: present\n'),
    denyEntry('stop', '    attrs: {name: []}\n').replace('{name: stop}', '{deny_message: x}'),
    bindEntry('login', 'stop'),
  );
  const made = plan(emptyDocument, text);
  expect(made.entries.map(({ action, label }) => [action, label]).at(-1)).toEqual([
    'create',
    '!KeyOf stop in login',
  ]);
});

it('is one change whose inverse brings everything back', () => {
  const names = fc.constantFrom('a', 'b', 'c');
  const entry = fc.oneof(
    names.map((name) => flowEntry(name)),
    fc
      .tuple(names, fc.constantFrom('', '    state: absent\n', '    attrs: {deny_message: other}\n'))
      .map(([name, rest]) => denyEntry(name, rest)),
    fc.tuple(names, names, fc.nat(2)).map(([target, stage, order]) => bindEntry(target, stage, order)),
  );
  const held = fc
    .tuple(fc.subarray(['a', 'b', 'c']), fc.subarray(['a', 'b', 'c']))
    .map(([flows, stages]) =>
      documentOf([
        ...flows.map((name) => ({ ...flow(name), id: `flow-${name}` })),
        ...stages.map((name) => ({ ...deny(name), id: `stage-${name}` })),
        ...flows.flatMap((target) => stages.map((stage) => bound(`flow-${target}`, `stage-${stage}`, 1))),
      ]),
    );
  fc.assert(
    fc.property(held, fc.array(entry, { minLength: 1, maxLength: 8 }), (document, entries) => {
      const made = plan(document, blueprint(...entries));
      const { document: after, diff } = run(document, made);
      expect(applyDiff(after, inverseDiff(diff)).records).toEqual(document.records);
      const isWhole = made.blueprints[0]!.importable;
      if (!isWhole) expect(after.records).toEqual(document.records);
      const isSteady = entries.every((text) => !text.includes('absent'));
      if (isWhole && isSteady) expect(plan(after, blueprint(...entries)).records).toEqual([]);
    }),
  );
});
