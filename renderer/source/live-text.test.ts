import { afterEach, describe, expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { recordsOfKind, recordsOfModel } from '../../shared/document/indexes';
import { sourceModel } from '../../shared/document/models';
import { ManualClock } from '../../test/support/manual-clock';
import { MemoryMain } from '../../test/support/memory-main';
import { sourceCodec } from '../app/source-codec';
import { localDesk } from '../state/local-desk';
import type { AppState } from '../state/app-state';
import { createAppState, start } from '../state/create-app-state';
import { liveTextOf } from './live-text';

const path = '/login.yaml';
const text = `version: 1
# ours
entries:
  - model: authentik_flows.flow
    id: flow
    identifiers:
      slug: login
    attrs:
      name: Login
      title: Welcome
      designation: authentication
  - model: authentik_stages_deny.denystage
    id: stop
    identifiers:
      name: stop
  - model: authentik_flows.flowstagebinding
    identifiers:
      target: !KeyOf flow
      stage: !KeyOf stop
      order: 10
`;

const running: AppState[] = [];
afterEach(() => {
  for (const app of running.splice(0)) app.close();
});

let ids = 0;
const newId = () => `i${String((ids += 1))}`;
async function opened(main = new MemoryMain(), clock = new ManualClock()) {
  if (!main.files.has(path)) main.files.set(path, text);
  const app = createAppState({
    bridge: main.window(),
    descriptorsFor,
    desk: localDesk(sourceCodec, { newId, descriptorsFor }),
    newId,
    now: clock.now,
    schedule: clock.schedule,
  });
  running.push(app);
  await start(app);
  const document = () => app.workspace.store.getState().document;
  if (recordsOfKind(document(), 'flow').length === 0) await app.files.openPaths([path]);
  await clock.settle();
  const flow = () => recordsOfKind(document(), 'flow')[0]!;
  const [source] = recordsOfModel(document(), sourceModel);
  const live = liveTextOf(app, source!.id);
  /** What the view does after each change. */
  const show = async () => {
    const shown = await app.files.desk.show(flow().id, app.workspace.store.getState());
    live.shown(shown.text);
    await clock.settle();
  };
  await show();
  const now = () => live.store.getState();
  const type = async (next: string, wait = 400) => {
    live.typed(next);
    await clock.pass(wait);
  };
  return { app, main, clock, document, flow, live, show, now, type };
}

describe('the live text', () => {
  it('makes what is typed one step of undo, with the same objects', async () => {
    const { app, document, flow, now, show, type, clock } = await opened();
    const before = new Set(document().records.keys());
    await type(text.replace('title: Welcome', 'title: Hi'));
    await show();
    await type(text.replace('title: Welcome', 'title: Hi # short'));
    await show();
    expect(now()).toMatchObject({ phase: 'same', text: text.replace('Welcome', 'Hi # short') });
    expect(flow().fields.title).toBe('Hi');
    expect(new Set(document().records.keys())).toEqual(before);
    expect(app.workspace.store.getState().history.undo).toHaveLength(1);
    expect(app.workspace.undo().ok).toBe(true);
    await clock.settle();
    await show();
    expect(now().text).toBe(text);
    expect(flow().fields.title).toBe('Welcome');
  });

  it('marks the window from the first key until what was typed is stored, or kept as it is', async () => {
    const { main, clock, flow, type } = await opened();
    const unsaved = () => main.titles.at(-1)?.unsaved;
    expect(unsaved()).toBe(false);
    await type(text.replace('title: Welcome', 'title: Hi'), 0);
    expect([unsaved(), flow().fields.title]).toEqual([true, 'Welcome']);
    await clock.pass(400);
    await clock.settle();
    expect([unsaved(), flow().fields.title]).toEqual([false, 'Hi']);
    await type(text.replace('title: Welcome', 'title: [Hi'), 0);
    expect(unsaved()).toBe(true);
    await clock.pass(400);
    await clock.settle();
    expect(unsaved()).toBe(false);
    expect([...main.settings.keys()].some((key) => key.startsWith('draft.'))).toBe(true);
  });

  it('keeps what cannot be read, says where, and brings it back after a restart', async () => {
    const { main, flow, now, type } = await opened();
    const half = text.replace('title: Welcome', 'title: [Welcome');
    await type(half);
    expect(now()).toMatchObject({ phase: 'refused', text: half });
    expect(now().problems[0]).toMatchObject({ severity: 'error', at: { path } });
    expect(now().problems[0]!.at.line).toBeGreaterThanOrEqual(10);
    expect(flow().fields.title).toBe('Welcome');
    const again = await opened(main);
    await again.clock.pass(400);
    expect(again.now()).toMatchObject({ phase: 'refused', text: half, isBroughtBack: true });
    again.live.discard();
    await again.clock.settle();
    expect(again.now()).toMatchObject({ phase: 'same', text, problems: [] });
    expect([...main.settings].filter(([key]) => key.startsWith('draft.'))).toEqual([
      [expect.anything(), null],
    ]);
  });

  it('takes in changes of the drawing while half a line is typed', async () => {
    const { app, flow, now, show, type } = await opened();
    await type(text.replace('title: Welcome', 'title: [Welcome'));
    app.run('set-fields', { record: flow().id, set: { name: 'Sign in' } });
    await show();
    expect(now().text).toBe(
      text.replace('title: Welcome', 'title: [Welcome').replace('name: Login', 'name: Sign in'),
    );
    await type(now().text.replace('[Welcome', 'Hello'));
    expect(now().phase).toBe('same');
    expect(flow().fields).toMatchObject({ title: 'Hello', name: 'Sign in' });
  });

  it('saves what was typed just now, and can be taken back after that', async () => {
    const { app, main, flow, live, show, clock } = await opened();
    const typed = text.replace('# ours', '# yours').replace('title: Welcome', 'title: Hi');
    live.typed(typed);
    const saving = app.files.save();
    await clock.settle();
    expect(await saving).toBe(true);
    expect(main.files.get(path)).toBe(typed);
    await clock.pass(1000);
    expect(app.files.store.getState().dirty.size).toBe(0);
    expect(app.workspace.undo().ok).toBe(true);
    await show();
    await clock.pass(1000);
    expect(flow().fields.title).toBe('Welcome');
    expect(app.files.store.getState().dirty.size).toBe(1);
    expect(await app.files.save()).toBe(true);
    expect(main.files.get(path)).toBe(text);
  });

  it('adds, removes and moves entries', async () => {
    const { app, document, now, show, type } = await opened();
    const stop = recordsOfKind(document(), 'stage')[0]!;
    const entry = '  - model: authentik_stages_dummy.dummystage\n    identifiers:\n      name: new\n';
    await type(text.replace('entries:\n', `entries:\n${entry}`));
    expect(recordsOfKind(document(), 'stage').map(({ id }) => id)).toContain(stop.id);
    expect(recordsOfKind(document(), 'stage')).toHaveLength(2);
    app.run('rename', { record: stop.id, name: 'halt' });
    await show();
    expect(now().text).toBe(
      text.replace('entries:\n', `entries:\n${entry}`).replace('name: stop', 'name: halt'),
    );
    expect(app.workspace.undo().ok && app.workspace.undo().ok).toBe(true);
    await show();
    expect(now().text).toBe(text);
  });
});
