import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import type { ModelDescriptor } from '../../shared/authentik/descriptor';
import { descriptorsFor, everyModel } from '../../shared/authentik/descriptors';
import type { AuthentikRecord, FieldValue } from '../../shared/authentik/record';
import { releases } from '../../shared/authentik/release';
import type { Release } from '../../shared/authentik/release';
import { fail } from '../../shared/kernel/result';
import { ManualClock } from '../../test/support/manual-clock';
import { MemoryMain } from '../../test/support/memory-main';
import type { AppState } from '../state/app-state';
import { createAppState } from '../state/create-app-state';
import { AppStateProvider } from '../state/hooks';
import { formFields } from './form-fields';
import { localDesk } from '../state/local-desk';
import { Inspector } from './inspector';

const running: AppState[] = [];
afterEach(() => {
  for (const app of running.splice(0)) app.close();
});

let ids = 0;
const newId = () => `i${String((ids += 1))}`;

async function appWith(release: Release, records: readonly AuthentikRecord[]): Promise<AppState> {
  const clock = new ManualClock();
  const app = createAppState({
    bridge: new MemoryMain().window(),
    descriptorsFor,
    desk: localDesk(
      { read: () => fail([]), write: () => fail([]), exportFlows: () => fail([]) },
      { newId, descriptorsFor },
    ),
    newId,
    now: clock.now,
    schedule: clock.schedule,
  });
  running.push(app);
  await app.workspace.create('Test');
  await app.workspace.update({ release });
  app.run('load-records', { title: 'Load', records });
  await clock.settle();
  // Rendering to text shows what a store began with.
  for (const store of [app.workspace.store, app.view.store, app.files.store]) {
    Object.assign(store, { getInitialState: store.getState });
  }
  return app;
}

function shown(app: AppState, record: string): string {
  app.view.select([record]);
  return renderToStaticMarkup(
    <AppStateProvider app={app}>
      <Inspector />
    </AppStateProvider>,
  );
}

const fieldsIn = (markup: string) => [...markup.matchAll(/data-field="([^"]+)"/g)].map(([, name]) => name);

const recordOf = (
  { model }: ModelDescriptor,
  fields: Readonly<Record<string, FieldValue>> = {},
): AuthentikRecord => ({ id: model, model, fields: { name: model, ...fields } });

const modelsOf = (release: Release) =>
  [...descriptorsFor(release).models.values()].filter(({ kind }) => kind !== 'binding');

describe.each(releases)('the inspector for authentik %s', (release) => {
  it('shows every field of every model', async () => {
    const models = modelsOf(release);
    const app = await appWith(
      release,
      models.map((model) => recordOf(model)),
    );
    for (const model of models) {
      const names = fieldsIn(shown(app, model.model));
      const wanted = formFields(model).map(({ name }) => name);
      // A prompt stage lists its prompts in a section of its own.
      const expected = wanted.filter((name) => model.model !== promptStage || name !== 'fields');
      expect([model.model, ...names.filter((name) => wanted.includes(name!))]).toEqual([
        model.model,
        ...expected,
      ]);
    }
  });
});

describe('the inspector', () => {
  const values: readonly FieldValue[] = [
    null,
    '',
    'text',
    -1,
    true,
    ['a', 1, null],
    { a: { b: 1 } },
    { $ref: 'authentik_flows.flow' },
    { $external: { model: 'authentik_core.group', where: [['name', 'x']] } },
    { $tag: '!Format', value: ['%s', { $tag: '!Context', value: 'x' }] },
  ];
  it.each(values.map((value) => ({ value })))(
    'shows $value in any field, to be edited',
    async ({ value }) => {
      const models = modelsOf('2026.8').filter(({ kind }) => kind !== 'other' && kind !== 'external');
      const records = models.map((model) => {
        const names = model.fields.map(({ name }) => name).filter((name) => name !== 'name');
        return recordOf(model, Object.fromEntries(names.map((name) => [name, value])));
      });
      const app = await appWith('2026.8', records);
      for (const { model } of models) {
        expect([model, ...fieldsIn(shown(app, model))]).toContain('name');
      }
    },
  );
});

describe('what the inspector shows', () => {
  const flow: AuthentikRecord = {
    id: 'flow',
    model: 'authentik_flows.flow',
    fields: { name: 'Login', slug: 'login', title: 'Login', designation: 'authentication' },
  };
  const stage: AuthentikRecord = {
    id: 'stage',
    model: 'authentik_stages_captcha.captchastage',
    fields: { name: 'robots', public_key: 'p', private_key: 'hush', colour: 'red' },
  };
  const binding: AuthentikRecord = {
    id: 'binding',
    model: 'authentik_flows.flowstagebinding',
    fields: { target: { $ref: 'flow' }, stage: { $ref: 'stage' }, order: 10 },
  };
  const guard: AuthentikRecord = {
    id: 'guard',
    model: 'authentik_policies.policybinding',
    fields: {
      target: { $ref: 'binding' },
      group: { $external: { model: 'authentik_core.group', where: [['name', 'admins']] } },
      order: 0,
      negate: true,
    },
  };

  it('shows a stage in a flow with its binding and its policies', async () => {
    const app = await appWith('2026.8', [flow, stage, binding, guard]);
    const markup = shown(app, 'binding');
    expect(markup).toContain('In login');
    expect(markup).toContain('admins');
    expect(markup).toContain('Group, outside this workspace');
    expect(fieldsIn(markup)).toEqual(expect.arrayContaining(['private_key', 'invalid_response_action']));
  });

  it('shows a stage chosen elsewhere with its place in the open flow', async () => {
    const app = await appWith('2026.8', [flow, stage, binding, guard]);
    expect(shown(app, 'stage')).not.toContain('In login');
    app.view.openFlow('flow');
    expect(shown(app, 'stage')).toContain('In login');
  });

  it('masks secrets', async () => {
    const app = await appWith('2026.8', [stage]);
    expect(shown(app, 'stage')).toMatch(/<input[^>]*type="password"[^>]*value="hush"/);
  });

  it('says what the target release does not take', async () => {
    const endpoint = everyModel().find(({ model }) => model === 'authentik_endpoints.endpointstage')!;
    const app = await appWith('2025.10', [stage, recordOf(endpoint)]);
    expect(shown(app, 'stage')).toContain('authentik 2025.10 ignores it.');
    expect(shown(app, endpoint.model)).toContain('does not know this type. It is known from 2025.12 on.');
  });
});

const promptStage = 'authentik_stages_prompt.promptstage';
