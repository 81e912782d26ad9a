import { afterEach, describe, expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import type { AuthentikRecord } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { recordsOfKind, recordsOfModel } from '../../shared/document/indexes';
import { flowModel, sourceModel } from '../../shared/document/models';
import { fail, ok } from '../../shared/kernel/result';
import { ManualClock } from '../../test/support/manual-clock';
import { MemoryMain } from '../../test/support/memory-main';
import type { AppState } from './app-state';
import { createAppState, start } from './create-app-state';
import type { SourceCodec } from './codec';
import { localDesk } from './local-desk';

/** A file format of this test: one flow a line, `slug name`. */
const lines: SourceCodec = {
  read: (file, { newId, sourceId = newId() }) => {
    if (!/^([a-z-]+ .+\n)*$/.test(file.text)) {
      const at = { path: file.path, line: 1, column: 1 };
      return fail([
        { code: 'test/no-lines', severity: 'error', message: 'This is not a list of flows.', at },
      ]);
    }
    const source = { id: sourceId, model: sourceModel, fields: { path: file.path, text: file.text } };
    const flows = file.text.split('\n').filter(Boolean);
    const records = flows.map((line, index): AuthentikRecord => {
      const [slug, ...name] = line.split(' ');
      const entry = { source: sourceId, path: ['entries', index], identifiers: ['slug'] };
      return { id: newId(), model: flowModel, fields: { slug: slug!, name: name.join(' ') }, entry };
    });
    return ok({ records: [source, ...records], problems: [] });
  },
  write: (document, source) => {
    const own = flowsOf(document).filter((flow) => flow.entry?.source === source);
    return ok({
      text: own.map(lineOf).join(''),
      entries: own.map((flow, index) => ({
        record: flow.id,
        entry: { source, path: ['entries', index], identifiers: ['slug'] },
      })),
    });
  },
  exportFlows: (document, flows) =>
    ok({ text: flows.map((id) => lineOf(document.records.get(id)!)).join(''), problems: [] }),
};

function flowsOf(document: WorkspaceDocument) {
  const place = (flow: AuthentikRecord) => Number(flow.entry?.path?.[1] ?? Infinity);
  return [...recordsOfModel(document, flowModel)].sort((left, right) => place(left) - place(right));
}

function lineOf({ fields }: AuthentikRecord): string {
  return `${fields.slug as string} ${fields.name as string}\n`;
}

const running: AppState[] = [];
afterEach(() => {
  for (const app of running.splice(0)) app.close();
});

let ids = 0;
const newId = () => `i${(ids += 1)}`;
async function startApp(main: MemoryMain, clock = new ManualClock()) {
  const app = createAppState({
    bridge: main.window(),
    descriptorsFor,
    desk: localDesk(lines, { newId, descriptorsFor }),
    newId,
    now: clock.now,
    schedule: clock.schedule,
  });
  running.push(app);
  await start(app);
  await clock.settle();
  const document = () => app.workspace.store.getState().document;
  const names = () => flowsOf(document()).map((flow) => flow.fields.name);
  return { app, clock, document, names };
}

describe('files', () => {
  it('are opened as one change, edited, marked and saved', async () => {
    const main = new MemoryMain();
    main.files.set('/a.yaml', 'login Welcome\nrecover Help\n').set('/b.yaml', 'join Join us\n');
    main.openFiles = ['/a.yaml', '/b.yaml'];
    const { app, clock, document, names } = await startApp(main);
    expect(names()).toEqual(['Welcome', 'Join us', 'Help']);
    expect(main.workspaces.get('w1')!.commits.map((commit) => commit.kind)).toEqual(['load']);
    expect(app.view.store.getState().tabs).toHaveLength(1);

    const flow = recordsOfKind(document(), 'flow').find((one) => one.fields.slug === 'recover')!;
    app.run('rename', { record: flow.id, name: 'Rescue' });
    await clock.pass(1000);
    expect([...app.files.store.getState().dirty]).toEqual([flow.entry!.source]);
    expect(await app.files.save()).toBe(true);
    expect(main.files.get('/a.yaml')).toBe('login Welcome\nrecover Rescue\n');
    await clock.pass(1000);
    expect(app.files.store.getState().dirty.size).toBe(0);

    app.commands.run('edit.undo');
    await clock.pass(1000);
    expect(names()).toContain('Help');
    expect(app.files.store.getState().dirty.size).toBe(1);
  });

  it('that are open already keep what was edited since, until the file itself changes', async () => {
    const main = new MemoryMain();
    main.files.set('/a.yaml', 'login Welcome\nrecover Help\n');
    main.openFiles = ['/a.yaml'];
    const { app, document, names } = await startApp(main);
    const first = recordsOfKind(document(), 'flow')[0]!;
    app.run('rename', { record: first.id, name: 'Changed' });
    const before = document();
    app.view.closeTab(first.id);
    await app.files.openPaths(['/a.yaml']);
    expect(document()).toBe(before);
    expect(app.view.store.getState().activeFlow).toBe(first.id);

    main.files.set('/a.yaml', 'login Welcome back\n');
    await app.files.openPaths(['/a.yaml']);
    expect(names()).toEqual(['Welcome back']);
    app.run('delete-records', { records: recordsOfKind(document(), 'flow').map(({ id }) => id) });
    await app.files.openPaths(['/a.yaml']);
    expect(names()).toEqual(['Welcome back']);
  });

  it('that cannot be read leave everything as it was, beside others that can', async () => {
    const main = new MemoryMain();
    main.files.set('/good.yaml', 'login Welcome\n').set('/bad.yaml', '{{{');
    const { app, names } = await startApp(main);
    await app.files.openPaths(['/bad.yaml', '/good.yaml', '/gone.yaml']);
    expect(names()).toEqual(['Welcome']);
    const { problems, notices } = app.view.store.getState();
    expect(problems.files).toMatchObject([
      { message: '/gone.yaml cannot be read.', at: { path: '/gone.yaml' } },
      { code: 'test/no-lines', at: { path: '/bad.yaml', line: 1 } },
    ]);
    expect(notices.map((notice) => notice.message)).toEqual([
      '2 files were not opened: gone.yaml, bad.yaml. Nothing of them was loaded.',
    ]);
  });

  it('changed by another program are not overwritten unasked', async () => {
    const main = new MemoryMain();
    main.files.set('/a.yaml', 'login Welcome\n');
    const { app, document } = await startApp(main);
    await app.files.openPaths(['/a.yaml']);
    const [flow] = recordsOfKind(document(), 'flow');
    app.run('rename', { record: flow!.id, name: 'Mine' });
    main.files.set('/a.yaml', 'login Theirs\n');
    expect(await app.files.save()).toBe(false);
    expect(main.files.get('/a.yaml')).toBe('login Theirs\n');
    expect(await app.files.save(undefined, { overwrite: true })).toBe(true);
    expect(main.files.get('/a.yaml')).toBe('login Mine\n');
  });

  it('opened again keep the identities of their objects', async () => {
    const main = new MemoryMain();
    main.files.set('/a.yaml', 'login Welcome\nold Old\n');
    const { app, document, names } = await startApp(main);
    await app.files.openPaths(['/a.yaml']);
    const before = recordsOfKind(document(), 'flow').find((one) => one.fields.slug === 'login')!;
    main.files.set('/a.yaml', 'new New\nlogin Hello\n');
    await app.files.openPaths(['/a.yaml']);
    expect(names()).toEqual(['New', 'Hello']);
    expect(document().records.get(before.id)?.fields.name).toBe('Hello');
    expect(recordsOfModel(document(), sourceModel)).toHaveLength(1);
  });

  it('are made of new flows when these are saved for the first time', async () => {
    const main = new MemoryMain();
    const { app, clock, document } = await startApp(main);
    app.commands.run('flow.new');
    main.saveTo = '/new.yaml';
    app.commands.run('file.save');
    await clock.pass(1000);
    expect(main.files.get('/new.yaml')).toBe('new-flow New flow\n');
    const [flow] = recordsOfKind(document(), 'flow');
    expect(document().records.get(flow!.entry!.source)?.fields.path).toBe('/new.yaml');
    app.run('rename', { record: flow!.id, name: 'Better' });
    app.commands.run('file.save');
    await clock.settle();
    expect(main.files.get('/new.yaml')).toBe('new-flow Better\n');
  });
});

describe('a window', () => {
  it('comes back with its settings and its workspace', async () => {
    const main = new MemoryMain();
    const first = await startApp(main);
    await first.app.workspace.create('Second');
    first.app.view.setTheme('dark');
    first.app.view.setPanel('explorer', false);
    first.app.view.setLayout('main', { left: 20, right: 80 });
    await first.clock.settle();
    const { app } = await startApp(main);
    expect(app.workspace.store.getState().workspace?.name).toBe('Second');
    const { theme, panels, layouts } = app.view.store.getState();
    expect([theme, panels.explorer, panels.inspector]).toEqual(['dark', false, true]);
    expect(layouts).toEqual({ main: { left: 20, right: 80 } });
  });

  it('says in its title what is not stored', async () => {
    const main = new MemoryMain();
    const { app, clock } = await startApp(main);
    app.run('create-flow', {});
    await clock.settle();
    const title = 'My workspace – Stagecraft';
    expect(main.titles.slice(-2)).toEqual([
      { title, unsaved: true },
      { title, unsaved: false },
    ]);
  });

  it('forgets tabs and selection of what is gone, and tells why something was refused', async () => {
    const main = new MemoryMain();
    const { app } = await startApp(main);
    app.commands.run('flow.new');
    const [flow] = app.view.store.getState().tabs;
    expect(app.view.store.getState()).toMatchObject({ activeFlow: flow, selection: [flow] });
    app.run('delete-flow', { flow: flow! });
    expect(app.view.store.getState()).toMatchObject({ tabs: [], activeFlow: null, selection: [] });
    expect(app.run('delete-flow', { flow: flow! })).toBeUndefined();
    expect(app.view.store.getState().notices).toHaveLength(1);
  });
});

describe('application commands', () => {
  it('run only when they can, from menus too', async () => {
    const main = new MemoryMain();
    const { app, names } = await startApp(main);
    expect(app.commands.run('edit.undo')).toBe(false);
    main.tell('menu.command', { command: 'flow.new' });
    expect(names()).toEqual(['New flow']);
    const undo = app.commands.store.getState().commands.get('edit.undo')!;
    expect(typeof undo.title === 'function' && undo.title()).toBe('Undo: Create flow “New flow”');
    expect(app.commands.run('edit.undo')).toBe(true);
    expect(names()).toEqual([]);
  });

  it('have no key twice', async () => {
    const { app } = await startApp(new MemoryMain());
    const keys = [...app.commands.store.getState().commands.values()].flatMap(({ key }) => key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(Object.keys(app.commands.keyBindings())).toHaveLength(keys.length);
  });

  it('of a feature come and go', async () => {
    const { app } = await startApp(new MemoryMain());
    let count = 0;
    const command = { id: 'x.y', title: 'X', group: 'View', run: () => void (count += 1) } as const;
    const remove = app.commands.register([command]);
    expect(() => app.commands.register([command])).toThrow('x.y');
    expect([app.commands.run('x.y'), count]).toEqual([true, 1]);
    remove();
    expect([app.commands.run('x.y'), count]).toEqual([false, 1]);
  });
});
