import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descriptorsFor } from '../authentik/descriptors';
import type { AuthentikRecord } from '../authentik/record';
import { newestRelease } from '../authentik/release';
import { projectBlueprint } from '../blueprint/project/project';
import { parseBlueprint } from '../blueprint/text/parse-blueprint';
import type { WorkspaceDocument } from '../document/document';
import { documentOf } from '../document/document';
import type { CompareOptions } from './compare-documents';
import { compareDocuments } from './compare-documents';
import type { Comparison } from './comparison';
import { isSame } from './comparison';

const descriptors = descriptorsFor(newestRelease);

function read(text: string, prefix = 'r'): WorkspaceDocument {
  let made = 0;
  const newId = () => `${prefix}-${String((made += 1))}`;
  return documentOf(projectBlueprint(parseBlueprint(text, `${prefix}.yaml`), { newId, descriptors }).records);
}

const file = (entries: string) => `version: 1\nentries:\n${entries}`;
const base = file(`- model: authentik_flows.flow
  id: flow
  identifiers: {slug: login}
  attrs: {name: Login, title: Hi, designation: authentication}
- model: authentik_stages_password.passwordstage
  id: password
  identifiers: {name: password}
  attrs:
    backends: [authentik.core.auth.InbuiltBackend, authentik.core.auth.TokenBackend]
- model: authentik_stages_prompt.prompt
  id: one
  identifiers: {name: one}
- model: authentik_stages_prompt.prompt
  id: two
  identifiers: {name: two}
- model: authentik_stages_prompt.promptstage
  identifiers: {name: ask}
  attrs: {fields: [!KeyOf one, !KeyOf two]}
- model: authentik_stages_user_login.userloginstage
  id: login
  identifiers: {name: login}
- model: authentik_flows.flowstagebinding
  identifiers: {target: !KeyOf flow, stage: !KeyOf password, order: 10}
- model: authentik_flows.flowstagebinding
  id: last
  identifiers: {target: !KeyOf flow, stage: !KeyOf login, order: 20}
- model: authentik_policies_expression.expressionpolicy
  id: rule
  identifiers: {name: rule}
  attrs: {expression: return True}
- model: authentik_policies.policybinding
  identifiers: {target: !KeyOf last, policy: !KeyOf rule, order: 0}
- model: authentik_core.group
  identifiers: {name: staff}
  attrs: {attributes: {theme: {base: dark}, tags: [a, b, c]}}
`);

const compare = (before: string, after: string, options: Partial<CompareOptions> = {}) =>
  compareDocuments(read(before, 'before'), read(after, 'after'), { descriptors, ...options });

/** Fates with labels and changed fields: `moved login in Login order`. */
function told({ added, removed, changed, moved }: Comparison): readonly string[] {
  return [
    ...removed.map(({ label }) => `removed ${label}`),
    ...added.map(({ label }) => `added ${label}`),
    ...moved.map(({ label }) => `moved ${label}`),
    ...changed.flatMap(({ label, fields }) =>
      fields.map(
        ({ field, from, to }) => `${label}.${field}: ${JSON.stringify(from)} to ${JSON.stringify(to)}`,
      ),
    ),
  ];
}

describe('what is different between two blueprints', () => {
  it('is nothing between a blueprint and itself', () => {
    expect(told(compare(base, base))).toEqual([]);
  });

  it.each<[string, string, string, readonly string[]]>([
    ['a field', 'title: Hi', 'title: Ho', ['Login.title: "Hi" to "Ho"']],
    [
      'a field that goes',
      'expression: return True',
      'expression: return True, execution_logging: true',
      ['rule.execution_logging: false to true'],
    ],
    [
      'an order: moved',
      'stage: !KeyOf login, order: 20',
      'stage: !KeyOf login, order: 5',
      ['moved login in Login'],
    ],
    [
      'an order and more: changed',
      'stage: !KeyOf login, order: 20}',
      'stage: !KeyOf login, order: 5}\n  attrs: {re_evaluate_policies: false}',
      ['login in Login.order: 20 to 5', 'login in Login.re_evaluate_policies: true to false'],
    ],
    ['a name, by the id of the entry', '{name: rule}', '{name: role}', ['role.name: "rule" to "role"']],
    [
      'a slug, and everything that hangs on it stays',
      'slug: login',
      'slug: sign-in',
      ['Login.slug: "login" to "sign-in"'],
    ],
    ['deep inside', 'base: dark', 'base: light', ['staff.attributes.theme.base: "dark" to "light"']],
    [
      'items of a list',
      'tags: [a, b, c]',
      'tags: [a, x, c, d]',
      ['staff.attributes.tags.1: "b" to "x"', 'staff.attributes.tags.3: undefined to "d"'],
    ],
    [
      'what is chosen of a set',
      '[!KeyOf one, !KeyOf two]',
      '[!KeyOf two, !Find [authentik_stages_prompt.prompt, [name, three]]]',
      [
        'ask.fields.0: {"$ref":"before-4"} to undefined',
        'ask.fields.1: undefined to {"$external":{"model":"authentik_stages_prompt.prompt","where":[["name","three"]]}}',
      ],
    ],
    [
      'the type of a stage: another object',
      'authentik_stages_user_login.userloginstage',
      'authentik_stages_user_logout.userlogoutstage',
      ['removed login', 'added login', 'login in Login.stage: {"$ref":"before-7"} to {"$ref":"after-7"}'],
    ],
    ['the state', '{name: staff}', '{name: staff}\n  state: absent', ['staff.state: "present" to "absent"']],
  ])('%s', (...[, before, after, expected]) => {
    expect(base).toContain(before);
    expect(told(compare(base, base.replace(before, after)))).toEqual(expected);
  });

  it.each([
    [
      'how a reference is written',
      '{target: !KeyOf flow, stage: !KeyOf password',
      '{target: !Find [authentik_flows.flow, [slug, login]], stage: !Find [authentik_stages_password.passwordstage, [name, password]]',
    ],
    ['the order of a set', '[!KeyOf one, !KeyOf two]', '[!KeyOf two, !KeyOf one]'],
    ['a number in quotes', 'stage: !KeyOf login, order: 20', 'stage: !KeyOf login, order: "20"'],
    ['a primary key', '{name: rule}', '{name: rule, pk: 9b64a6a6-29a6-4d15-95a8-09df3fc20c33}'],
    [
      'a default that is written',
      '{name: Login, title',
      '{name: Login, denied_action: message_continue, title',
    ],
  ])('does not count %s', (_, before, after) => {
    expect(base).toContain(before);
    expect(told(compare(base, base.replace(before, after)))).toEqual([]);
  });

  it('knows what one side holds and the other only names', () => {
    const find = '!Find [authentik_stages_user_login.userloginstage, [name, login]]';
    const named = base
      .replace(/- model: authentik_stages_user_login[^]*?(?=- model)/, '')
      .replace('stage: !KeyOf login', `stage: ${find}`);
    expect(told(compare(base, named))).toEqual(['removed login']);
    expect(told(compare(named, base))).toEqual(['added login']);
  });

  it('counts a written default where that is asked for', () => {
    const written = base.replace(
      '{name: Login, title',
      '{name: Login, denied_action: message_continue, title',
    );
    expect(told(compare(base, written, { defaults: 'apart' }))).toEqual([
      'Login.denied_action: undefined to "message_continue"',
    ]);
  });

  it('says which side leaves the default to the server, and where both stand', () => {
    const other = base.replace('{name: Login, title: Hi', '{name: Login, title: Hi, denied_action: message');
    const [change] = compare(base, other).changed[0]!.fields;
    expect(change).toMatchObject({ field: 'denied_action', from: 'message_continue', implied: 'from' });
    expect(change!.at.to).toMatchObject({ path: 'after.yaml', line: 6, entry: 'flow' });
    expect(base.split('\n')[change!.at.from!.line! - 1]).toContain('authentik_flows.flow');
  });

  it('knows objects of one workspace by their identity', () => {
    const before = read(base);
    const renamed = (record: AuthentikRecord): AuthentikRecord =>
      'name' in record.fields && record.model.includes('group')
        ? { id: record.id, model: record.model, fields: { ...record.fields, name: 'people' } }
        : record;
    const after = documentOf([...before.records.values()].map(renamed));
    const options = { descriptors, sameWorkspace: true };
    expect(told(compareDocuments(before, after, options))).toEqual(['people.name: "staff" to "people"']);
  });

  it('holds two flows of different names against each other', () => {
    const [before, after] = [
      read(base, 'a'),
      read(
        base.replaceAll('login}', 'other}').replace('id: flow', 'id: f').replaceAll('KeyOf flow', 'KeyOf f'),
        'b',
      ),
    ];
    const flow = (document: WorkspaceDocument) =>
      [...document.records.values()].find(({ model }) => model === 'authentik_flows.flow')!.id;
    expect(
      told(compareDocuments(before, after, { descriptors, pairs: [[flow(before), flow(after)]] })),
    ).toEqual(expect.arrayContaining(['Login.slug: "login" to "other"']));
    expect(compareDocuments(before, after, { descriptors }).removed.map(({ label }) => label)).toContain(
      'Login',
    );
  });
});

const lines = base.split(/(?=^- )/m).slice(1);
const edits: readonly (readonly [string, string])[] = [
  ['order: 20', 'order: 7'],
  ['title: Hi', 'title: Ho'],
  ['name: rule', 'name: role'],
  ['tags: [a, b, c]', 'tags: [c, a]'],
  ['base: dark', 'colour: {base: dark}'],
  ['!KeyOf rule', '!Find [authentik_policies_expression.expressionpolicy, [name, rule]]'],
  ['return True', '!Format ["return %s", !Context x]'],
];
const anyFile = fc
  .tuple(fc.subarray(lines, { minLength: 1 }), fc.subarray([...edits]))
  .map(([kept, made]) => made.reduce((text, [from, to]) => text.replace(from, to), file(kept.join(''))));

describe('any two blueprints', () => {
  it('are the same as themselves', () => {
    fc.assert(
      fc.property(anyFile, (text) => {
        expect(isSame(compare(text, text))).toBe(true);
      }),
    );
  });

  it('are as different one way as the other', () => {
    fc.assert(
      fc.property(anyFile, anyFile, (left, right) => {
        const [there, back] = [compare(left, right), compare(right, left)];
        const models = (objects: Comparison['added']) => objects.map(({ model }) => model).sort();
        expect(models(there.added)).toEqual(models(back.removed));
        expect(models(there.removed)).toEqual(models(back.added));
        expect(models(there.moved)).toEqual(models(back.moved));
        expect(models(there.changed)).toEqual(models(back.changed));
      }),
    );
  });

  it('are told apart wherever anything that counts was edited', () => {
    fc.assert(
      fc.property(fc.constantFrom(...edits.filter(([, to]) => !to.startsWith('!Find'))), ([from, to]) => {
        expect(isSame(compare(base, base.replace(from, to)))).toBe(false);
      }),
    );
  });
});
