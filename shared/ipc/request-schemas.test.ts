import { describe, expect, it } from 'vitest';
import type { RequestName } from './contract';
import { isRequestName, requestProblem } from './request-schemas';

const record = { id: 'a', model: 'authentik_flows.flow', fields: { slug: 'x' } };
const commit = {
  workspaceId: 'w',
  commitId: 'c',
  baseRevision: 0,
  title: 'Rename "x"',
  kind: 'edit',
  diff: { added: [record], updated: [[record, { ...record, fields: { slug: 'y' } }]], removed: [] },
};
const withRecord = (change: object): unknown => ({
  ...commit,
  diff: { ...commit.diff, added: [{ ...record, ...change }] },
});
let deep: unknown = 1;
for (let level = 0; level < 150; level += 1) deep = [deep];

const accepted: readonly (readonly [RequestName, unknown])[] = [
  ['app.info', undefined],
  ['workspaces.create', { name: 'Home', release: '2026.8' }],
  ['workspaces.update', { workspaceId: 'w', name: 'Home' }],
  ['workspaces.commit', commit],
  ['workspaces.commit', { ...commit, kind: 'undo', of: 'b', group: 'drag 1' }],
  ['workspaces.commit', withRecord({ fields: { a: { $tag: '!Env', value: ['X', null] }, b: [1.5, true] } })],
  ['workspaces.commit', withRecord({ entry: { source: 's', identifiers: ['slug'], path: ['entries', 0] } })],
  ['workspaces.history', { workspaceId: 'w', before: 3, limit: 50 }],
  ['files.read', { paths: ['/a.yaml'] }],
  ['files.choose', { what: 'folder' }],
  ['settings.write', { key: 'panels.left', value: { size: 20, open: null } }],
  ['window.new', {}],
];

const refused: readonly (readonly [RequestName, unknown, RegExp])[] = [
  ['app.info', {}, /undefined/],
  ['workspaces.create', { name: 'Home', release: '2019.1' }, /release/],
  ['workspaces.create', { name: '', release: '2026.8' }, /name/],
  ['workspaces.create', { name: 'Home', release: '2026.8', storeId: 'x' }, /storeId/],
  ['workspaces.open', undefined, /undefined/],
  ['workspaces.open', { workspaceId: 7 }, /workspaceId/],
  ['workspaces.commit', { ...commit, baseRevision: 0.5 }, /baseRevision/],
  ['workspaces.commit', { ...commit, baseRevision: -1 }, /baseRevision/],
  ['workspaces.commit', { ...commit, kind: 'drop' }, /kind/],
  ['workspaces.commit', { ...commit, diff: { ...commit.diff, removed: undefined } }, /removed: nothing/],
  ['workspaces.commit', { ...commit, diff: { ...commit.diff, updated: [[record]] } }, /pair/],
  [
    'workspaces.commit',
    { ...commit, diff: { ...commit.diff, updated: [[record, { ...record, id: 'b' }]] } },
    /different records/,
  ],
  ['workspaces.commit', withRecord({ id: '' }), /added\[0\]\.id/],
  ['workspaces.commit', withRecord({ fields: { when: new Date(0) } }), /added\[0\]\.fields\.when/],
  ['workspaces.commit', withRecord({ fields: { gone: undefined } }), /fields\.gone: nothing/],
  ['workspaces.commit', withRecord({ fields: { deep } }), /deeper/],
  ['workspaces.commit', withRecord({ entry: { source: 's' } }), /entry\.identifiers/],
  ['workspaces.history', { workspaceId: 'w', limit: 1e9 }, /limit/],
  ['files.read', { paths: 'x' }, /paths/],
  ['files.choose', { what: 'disk' }, /what/],
  ['files.write', { path: '/a\0b', text: '' }, /path/],
  ['settings.write', { key: '../x y', value: 1 }, /key/],
  ['settings.write', { key: 'x', value: new Map() }, /value/],
];

describe('the shape of requests', () => {
  it.each(accepted)('%s takes %j', (name, payload) => {
    expect(requestProblem(name, payload)).toBeUndefined();
  });

  it.each(refused)('%s refuses %j', (name, payload, why) => {
    expect(requestProblem(name, payload)).toMatch(why);
  });

  it('knows its own names only', () => {
    expect(isRequestName('workspaces.open')).toBe(true);
    for (const other of ['toString', '__proto__', 'workspaces', '', 5, null]) {
      expect(isRequestName(other)).toBe(false);
    }
  });
});
