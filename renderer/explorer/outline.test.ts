import { describe, expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import type { AuthentikRecord, Fields } from '../../shared/authentik/record';
import { documentOf } from '../../shared/document/document';
import { outline } from './outline';
import type { GroupName, RecordNode } from './outline';
import { keepSame } from './keep-same';
import { refusedFiles } from './refused-files';

const descriptors = descriptorsFor('2026.8');

function record(id: string, model: string, fields: Fields): AuthentikRecord {
  return { id, model, fields };
}

const flow = record('f', 'authentik_flows.flow', { slug: 'login', name: 'Welcome', title: 'Welcome back' });
const document = documentOf([
  flow,
  record('s1', 'authentik_stages_password.passwordstage', { name: 'password' }),
  record('s2', 'authentik_stages_deny.denystage', { name: 'lonely' }),
  record('s3', 'authentik_stages_prompt.promptstage', { name: 'ask', fields: [{ $ref: 'p' }] }),
  record('p', 'authentik_stages_prompt.prompt', { name: 'ask-email', field_key: 'email' }),
  record('b1', 'authentik_flows.flowstagebinding', {
    target: { $ref: 'f' },
    stage: { $ref: 's1' },
    order: 20,
  }),
  record('b2', 'authentik_flows.flowstagebinding', {
    target: { $ref: 'f' },
    stage: { $ref: 's3' },
    order: 30,
  }),
  record('e', 'authentik_policies_expression.expressionpolicy', {
    name: 'only-admins',
    expression: 'return request.user.is_superuser',
  }),
  record('pb', 'authentik_policies.policybinding', {
    target: { $ref: 'b1' },
    policy: { $ref: 'e' },
    order: 0,
  }),
  record('g', 'authentik_core.group', { name: 'admins' }),
  record('src', 'stagecraft.source', { path: '/blueprints/login.yaml', text: 'password' }),
  record('pos', 'stagecraft.position', { flow: { $ref: 'f' }, node: 'x', x: 1, y: 2 }),
]);

const dirty = new Set(['src']);
const refused = new Set<string>();

function found(query: string): Partial<Record<GroupName, readonly string[]>> {
  const groups = outline({ document, descriptors, query, dirty, refused });
  return Object.fromEntries(groups.map((group) => [group.group, group.children.map((child) => child.label)]));
}

function node(label: string): RecordNode {
  const all = outline({ document, descriptors, query: '', dirty, refused }).flatMap(
    (group) => group.children,
  );
  return all.find((candidate): candidate is RecordNode => candidate.label === label)!;
}

describe('outline', () => {
  it('groups every record by kind and leaves bindings and layout out', () => {
    expect(found('')).toEqual({
      flow: ['login'],
      stage: ['ask', 'lonely', 'password'],
      policy: ['only-admins'],
      prompt: ['ask-email'],
      other: ['admins'],
      file: ['login.yaml'],
    });
  });

  it.each([
    ['password', { stage: ['password'] }],
    ['welcome BACK', { flow: ['login'] }],
    ['is_superuser', { policy: ['only-admins'] }],
    ['denystage', { stage: ['lonely'] }],
    ['login', { flow: ['login'], file: ['login.yaml'] }],
    ['nowhere', {}],
  ])('finds %s', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('says where in a field the words were found', () => {
    const [policies] = outline({ document, descriptors, query: 'superuser', dirty, refused });
    expect((policies!.children[0] as RecordNode).excerpt).toBe('expression: …request.user.is_superuser');
  });

  it('lists where a record is used and marks what nothing uses', () => {
    expect(node('password').children).toMatchObject([
      { use: { label: 'Welcome', detail: 'order 20', record: 'b1' } },
    ]);
    expect(node('only-admins').children).toMatchObject([
      { use: { label: 'password in Welcome', detail: 'policy, order 0', record: 'pb' } },
    ]);
    expect(node('ask-email').children).toMatchObject([{ use: { label: 'ask', record: 's3' } }]);
    expect([node('lonely').isUnused, node('password').isUnused, node('login').isUnused]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('keepSame', () => {
  it('keeps the very objects of rows that say the same, and changes those that do not', () => {
    const before = outline({ document, descriptors, query: '', dirty, refused });
    const after = keepSame(
      before,
      outline({ document, descriptors, query: '', dirty: new Set<string>(), refused }),
    );
    const files = after.findIndex((group) => group.group === 'file');
    after.forEach((group, index) => {
      if (index === files) expect(group).not.toBe(before[index]);
      else expect(group).toBe(before[index]);
    });
    expect(after[files]!.children[0]).toMatchObject({ isDirty: false });
  });
});

it('a file that a server would refuse says so', () => {
  const error = { code: 'blueprint/version', severity: 'error', message: 'Wrong version.' } as const;
  const source = [...document.records.values()].find((record) => record.model === 'stagecraft.source')!;
  const path = source.fields.path as string;
  const files = (problems: Parameters<typeof refusedFiles>[0]) =>
    outline({ document, descriptors, query: '', dirty, refused: refusedFiles(problems) })
      .flatMap((group) => group.children)
      .flatMap((node) => (node.kind === 'record' && node.isRefused ? [node.record] : []));
  expect(files([{ ...error, at: { path, line: 1 } }])).toEqual([source.id]);
  expect(files([{ ...error, severity: 'warning', at: { path } }])).toEqual([]);
  expect(files([{ ...error, at: { path: `${path}.other` } }])).toEqual([]);
});
