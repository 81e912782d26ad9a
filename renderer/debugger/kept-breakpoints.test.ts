import { afterEach, expect, it } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { ManualClock } from '../../test/support/manual-clock';
import { MemoryMain } from '../../test/support/memory-main';
import type { AppState } from '../state/app-state';
import { createAppState } from '../state/create-app-state';
import { localDesk } from '../state/local-desk';
import { keepBreakpoints } from './kept-breakpoints';

const records = ['a', 'b'].map((id) => ({
  id,
  model: 'authentik_flows.flowstagebinding',
  fields: { order: 0 },
}));
const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

let ids = 0;
const newId = () => `id-${(ids += 1)}`;
async function open(main: MemoryMain, workspaceId: string): Promise<AppState> {
  const clock = new ManualClock();
  const unused = () => {
    throw new Error('no file is read here');
  };
  const app = createAppState({
    bridge: main.window(),
    desk: localDesk({ read: unused, write: unused, exportFlows: unused }, { newId, descriptorsFor }),
    newId,
    now: clock.now,
    schedule: clock.schedule,
    descriptorsFor,
  });
  endings.push(keepBreakpoints(app), app.close);
  await app.workspace.open(workspaceId);
  await settle();
  return app;
}

const settle = () => new Promise((resolve) => setTimeout(resolve));
const shown = (app: AppState) => [...app.view.store.getState().breakpoints].sort();

it('brings the breakpoints of a workspace back, each its own, without those of what is gone', async () => {
  const main = new MemoryMain();
  const [first, second] = [main.create('One', records), main.create('Two', records)];
  const app = await open(main, first);
  app.view.toggleBreakpoints(['a']);
  app.view.toggleBreakpoints(['gone']);
  await settle();
  await app.workspace.open(second);
  await settle();
  expect(shown(app)).toEqual([]);
  app.view.toggleBreakpoints(['b']);
  await settle();
  expect(shown(await open(main, first))).toEqual(['a']);
  expect(shown(await open(main, second))).toEqual(['b']);
  await app.workspace.open(first);
  await settle();
  expect(shown(app)).toEqual(['a']);
});
