import { afterEach, describe, expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { recordsOfKind, stageBindingsOf } from '../../shared/document/indexes';
import { flowModel } from '../../shared/document/models';
import { fail } from '../../shared/kernel/result';
import { MemoryMain } from '../../test/support/memory-main';
import { ManualClock } from '../../test/support/manual-clock';
import type { Ports } from './ports';
import type { Workspace } from './workspace';
import { localDesk } from './local-desk';
import { createWorkspace } from './workspace';

const deny = 'authentik_stages_deny.denystage';
let ids = 0;

const opened: Workspace[] = [];
afterEach(() => {
  for (const workspace of opened.splice(0)) workspace.close();
});

const newId = () => `n${(ids += 1)}`;
async function openWindow(main: MemoryMain, workspaceId: string, clock = new ManualClock()) {
  const nothing = () => fail([]);
  const ports: Ports = {
    bridge: main.window(),
    descriptorsFor,
    desk: localDesk({ read: nothing, write: nothing, exportFlows: nothing }, { newId, descriptorsFor }),
    newId,
    now: clock.now,
    schedule: clock.schedule,
  };
  const workspace = createWorkspace(ports);
  opened.push(workspace);
  expect((await workspace.open(workspaceId)).ok).toBe(true);
  return { workspace, clock };
}

const record = (id: string, model: string, fields: Record<string, string>) => ({ id, model, fields });
const start = [
  record('flow', flowModel, { name: 'Login', slug: 'login' }),
  record('s', deny, { name: 'no' }),
];
const stored = (main: MemoryMain, id: string) => main.workspaces.get(id)!;
const shown = (workspace: Workspace) => workspace.store.getState();

describe('a change', () => {
  it('is shown at once, stored in the background and marked until then', async () => {
    const main = new MemoryMain();
    const id = main.create('W', start);
    const { workspace } = await openWindow(main, id);
    const result = workspace.run('insert-stage', { flow: 'flow', stage: { model: deny } });
    expect(result.ok && result.value.added.map((made) => made.model)).toHaveLength(2);
    expect(shown(workspace)).toMatchObject({ revision: 0, pending: [{ kind: 'edit' }] });
    expect(stageBindingsOf(shown(workspace).document, 'flow')).toHaveLength(1);
    expect(await workspace.flush()).toBe(true);
    expect(shown(workspace)).toMatchObject({ revision: 1, pending: [] });
    expect(stored(main, id).document.records).toEqual(shown(workspace).document.records);
  });

  it('that changes nothing is not stored', async () => {
    const main = new MemoryMain();
    const { workspace } = await openWindow(main, main.create('W', start));
    expect(workspace.run('set-fields', { record: 's', set: { name: 'no' } }).ok).toBe(true);
    expect(shown(workspace).pending).toEqual([]);
  });

  it('that is refused says why and leaves all as it was', async () => {
    const main = new MemoryMain();
    const { workspace } = await openWindow(main, main.create('W', start));
    const before = shown(workspace);
    expect(workspace.run('delete-stage', { stage: 'gone' })).toMatchObject({
      ok: false,
      error: [{ code: 'document/gone' }],
    });
    expect(shown(workspace)).toBe(before);
  });

  it('is one commit and one step of undo while somebody types', async () => {
    const main = new MemoryMain();
    const id = main.create('W', start);
    const { workspace, clock } = await openWindow(main, id);
    const type = (name: string) =>
      workspace.run('set-fields', { record: 's', set: { name } }, { mergeKey: 's.name' });
    for (const name of ['a', 'ab', 'abc']) type(name);
    expect(shown(workspace).pending).toHaveLength(1);
    await clock.pass(250);
    type('abcd');
    await workspace.flush();
    expect(stored(main, id).commits).toHaveLength(2);
    await clock.pass(5000);
    type('later');
    expect(shown(workspace).history.undo).toHaveLength(2);
    workspace.undo();
    expect(shown(workspace).document.records.get('s')?.fields.name).toBe('abcd');
    workspace.undo();
    expect(shown(workspace).document.records.get('s')?.fields.name).toBe('no');
  });
});

describe('undo and redo', () => {
  it('go back and forth, also after a restart', async () => {
    const main = new MemoryMain();
    const id = main.create('W', start);
    const first = await openWindow(main, id);
    first.workspace.run('insert-stage', { flow: 'flow', stage: { existing: 's' } });
    first.workspace.run('delete-flow', { flow: 'flow' });
    first.workspace.undo();
    expect(await first.workspace.flush()).toBe(true);
    first.workspace.close();

    const { workspace } = await openWindow(main, id);
    expect(stageBindingsOf(shown(workspace).document, 'flow')).toHaveLength(1);
    expect(shown(workspace).history.redo.map((step) => step.title)).toEqual(['Delete flow “Login”']);
    expect(workspace.redo().ok).toBe(true);
    expect(recordsOfKind(shown(workspace).document, 'flow')).toEqual([]);
    expect([workspace.undo().ok, workspace.undo().ok, workspace.undo().ok]).toEqual([true, true, false]);
    expect(shown(workspace).document.records.size).toBe(2);
    expect(await workspace.flush()).toBe(true);
    expect(stored(main, id).document.records).toEqual(new Map(start.map((one) => [one.id, one])));
  });
});

describe('trouble in the store', () => {
  it('keeps what it did not take and tries again', async () => {
    const main = new MemoryMain();
    const id = main.create('W', start);
    let refusals = 3;
    main.onCommit = () => ((refusals -= 1) >= 0 ? 'The disk is full.' : undefined);
    const { workspace, clock } = await openWindow(main, id);
    workspace.run('create-flow', { name: 'A' });
    workspace.run('create-flow', { name: 'B' });
    expect(await workspace.flush()).toBe(false);
    expect(shown(workspace)).toMatchObject({ storeProblem: 'The disk is full.', revision: 0 });
    expect(shown(workspace).pending).toHaveLength(2);
    await clock.pass(10_000);
    expect(shown(workspace)).toMatchObject({ storeProblem: null, revision: 2, pending: [] });
    expect(stored(main, id).document.records.size).toBe(4);
  });

  it('does not store twice what was stored when the answer got lost', async () => {
    const main = new MemoryMain();
    const id = main.create('W', start);
    let lose = true;
    main.onCommit = () => (lose ? 'lose' : undefined);
    const { workspace, clock } = await openWindow(main, id);
    const type = (name: string) =>
      workspace.run('set-fields', { record: 's', set: { name } }, { mergeKey: 's' });
    type('a');
    expect(await workspace.flush()).toBe(false);
    type('ab');
    lose = false;
    await clock.pass(10_000);
    expect(shown(workspace)).toMatchObject({ revision: 2, pending: [] });
    expect(stored(main, id).document.records.get('s')?.fields.name).toBe('ab');
  });

  it('goes on as soon as the store is back', async () => {
    const main = new MemoryMain();
    main.onCommit = () => 'restarting';
    const { workspace, clock } = await openWindow(main, main.create('W', start));
    workspace.run('create-flow', {});
    await workspace.flush();
    main.onCommit = () => undefined;
    main.tell('store.status', { status: 'ready' });
    await clock.settle();
    expect(shown(workspace).revision).toBe(1);
  });
});

describe('two windows on one workspace', () => {
  it('see each other’s changes', async () => {
    const main = new MemoryMain();
    const id = main.create('W', start);
    const [left, right] = [await openWindow(main, id), await openWindow(main, id)];
    left.workspace.run('rename', { record: 's', name: 'never' });
    await left.workspace.flush();
    expect(shown(right.workspace).document.records.get('s')?.fields.name).toBe('never');
    expect(shown(right.workspace)).toMatchObject({ revision: 1, pending: [] });
  });

  it('both keep what they did at the same time in different places', async () => {
    const main = new MemoryMain();
    const id = main.create('W', start);
    const [left, right] = [await openWindow(main, id), await openWindow(main, id)];
    left.workspace.run('set-fields', { record: 's', set: { name: 'left' } });
    right.workspace.run('set-fields', { record: 's', set: { deny_message: 'right' } });
    right.workspace.run('create-flow', { name: 'Right' });
    await Promise.all([left.workspace.flush(), right.workspace.flush()]);
    await left.clock.settle();
    for (const { workspace } of [left, right]) {
      expect(shown(workspace)).toMatchObject({ revision: 3, pending: [], conflicts: [] });
      expect(shown(workspace).document.records).toEqual(stored(main, id).document.records);
    }
    expect(stored(main, id).document.records.get('s')?.fields).toEqual({
      name: 'left',
      deny_message: 'right',
    });
  });

  it('tell of what could not be kept', async () => {
    const main = new MemoryMain();
    const id = main.create('W', start);
    const [left, right] = [await openWindow(main, id), await openWindow(main, id)];
    left.workspace.run('delete-flow', { flow: 'flow' });
    right.workspace.run('insert-stage', { flow: 'flow', stage: { existing: 's' } });
    right.workspace.run('rename', { record: 's', name: 'mine' });
    await Promise.all([left.workspace.flush(), right.workspace.flush()]);
    await left.clock.settle();
    const lost = [left, right].flatMap(({ workspace }) => shown(workspace).conflicts);
    expect(lost).toHaveLength(1);
    for (const { workspace } of [left, right]) {
      expect(shown(workspace).document.records).toEqual(stored(main, id).document.records);
      expect(shown(workspace).pending).toEqual([]);
    }
    expect(stored(main, id).document.records.get('s')?.fields.name).toBe('mine');
  });
});
