import { afterEach, expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import type { AuthentikRecord } from '../../shared/authentik/record';
import { flowModel } from '../../shared/document/models';
import { ManualClock } from '../../test/support/manual-clock';
import { MemoryMain } from '../../test/support/memory-main';
import type { AppState } from '../state/app-state';
import { createAppState, start } from '../state/create-app-state';
import { localDesk } from '../state/local-desk';
import { keepTabs } from './keep-tabs';
import { sourceCodec } from './source-codec';

const flow = (slug: string): AuthentikRecord => ({
  id: slug,
  model: flowModel,
  fields: { slug, name: slug },
});
const running: AppState[] = [];
let ids = 0;
const newId = () => `i${(ids += 1)}`;

afterEach(() => {
  for (const app of running.splice(0)) app.close();
});

async function startApp(main: MemoryMain) {
  const clock = new ManualClock();
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
  await keepTabs(app);
  await clock.settle();
  const shown = () => {
    const { tabs, activeFlow, estate } = app.view.store.getState();
    return { tabs, activeFlow, estate };
  };
  return { app, clock, shown };
}

function mainWith(...slugs: string[]): MemoryMain {
  const main = new MemoryMain();
  main.create('one', slugs.map(flow));
  return main;
}

it('brings back what was open, with what was in front', async () => {
  const main = mainWith('a', 'b', 'c');
  const first = await startApp(main);
  for (const slug of ['a', 'b', 'c']) first.app.view.openFlow(slug);
  first.app.view.openFlow('b');
  await first.clock.pass(300);
  const second = await startApp(main);
  expect(second.shown()).toEqual({ tabs: ['a', 'b', 'c'], activeFlow: 'b', estate: false });
});

it('brings back the estate map, in front where it was', async () => {
  const main = mainWith('a');
  const first = await startApp(main);
  first.app.view.openFlow('a');
  first.app.view.showEstate(true);
  await first.clock.pass(300);
  expect((await startApp(main)).shown()).toEqual({ tabs: ['a'], activeFlow: null, estate: true });
  first.app.view.openFlow('a');
  await first.clock.pass(300);
  expect((await startApp(main)).shown()).toEqual({ tabs: ['a'], activeFlow: 'a', estate: true });
});

it('leaves out flows that are gone', async () => {
  const main = mainWith('a');
  main.settings.set('tabs.w1', { tabs: ['gone', 'a'], active: 'gone' });
  expect((await startApp(main)).shown()).toEqual({ tabs: ['a'], activeFlow: 'a', estate: false });
});

it.each([[null], ['text'], [{ tabs: 'a', active: 4 }], [{ tabs: [1, null], estate: 'yes' }]])(
  'makes nothing of %j',
  async (kept) => {
    const main = mainWith('a');
    main.settings.set('tabs.w1', kept);
    expect((await startApp(main)).shown()).toEqual({ tabs: [], activeFlow: null, estate: false });
  },
);

it('keeps the tabs of each workspace apart', async () => {
  const main = mainWith('a');
  main.create('two', [flow('z')]);
  const { app, clock, shown } = await startApp(main);
  app.view.openFlow('a');
  await clock.pass(300);
  await app.workspace.open('w2');
  await clock.settle();
  expect(shown().tabs).toEqual([]);
  app.view.openFlow('z');
  await clock.pass(300);
  await app.workspace.open('w1');
  await clock.settle();
  expect(shown().tabs).toEqual(['a']);
  expect(main.settings.get('tabs.w2')).toMatchObject({ tabs: ['z'], active: 'z' });
});
