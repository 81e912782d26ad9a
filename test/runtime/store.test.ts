import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronRuntime } from '../../scripts/electron-runtime.mjs';
import type { EventName } from '../../shared/ipc/contract';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { adding, ask, commitOf, refusal, stage } from './requests';
import { RunningApp, until } from './running-app';

let profile = '';
let app: RunningApp;
let editor: Page;

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'stagecraft-profile-'));
  app = await RunningApp.start(profile);
  editor = app.editor;
});
afterAll(async () => {
  await app.quit();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

async function newWorkspace(name: string): Promise<string> {
  return (await ask(editor, 'workspaces.create', { name, release: '2026.8' })).workspaceId;
}

/** Reads what a page was told from now on. */
async function listen(page: Page, name: EventName): Promise<() => Promise<readonly unknown[]>> {
  const heard = await page.evaluateHandle((event) => {
    const events: unknown[] = [];
    window.stagecraft.on(event, (said) => events.push(said));
    return events;
  }, name);
  return () => heard.evaluate((events) => events);
}

const some = async (heard: () => Promise<readonly unknown[]>): Promise<readonly unknown[]> =>
  until(async () => {
    const events = await heard();
    return events.length > 0 ? events : undefined;
  });

describe('commits', () => {
  it('are applied once, in order, and refused when something came before them', async () => {
    const workspaceId = await newWorkspace('Once');
    const first = commitOf(workspaceId, 0, { group: 'typing', diff: adding(stage('a'), stage('b')) });
    expect(await ask(editor, 'workspaces.commit', first)).toEqual({ ok: true, value: { revision: 1 } });
    const second = commitOf(workspaceId, 1, {
      diff: { added: [], updated: [[stage('a'), stage('a', { throw_error: true })]], removed: [stage('b')] },
    });
    expect(await ask(editor, 'workspaces.commit', second)).toEqual({ ok: true, value: { revision: 2 } });
    expect(await ask(editor, 'workspaces.commit', first)).toEqual({ ok: true, value: { revision: 1 } });
    expect(await ask(editor, 'workspaces.commit', { ...first, commitId: 'other' })).toEqual({
      ok: false,
      error: { code: 'STALE_REVISION', revision: 2 },
    });
    expect(await ask(editor, 'workspaces.commit', commitOf('nowhere', 0))).toEqual({
      ok: false,
      error: { code: 'UNKNOWN_WORKSPACE' },
    });
    const { workspaceId: _id, baseRevision: _base, ...said } = first;
    expect(await ask(editor, 'workspaces.open', { workspaceId })).toMatchObject({
      ok: true,
      value: {
        workspace: { revision: 2 },
        records: [stage('a', { throw_error: true })],
        commits: [
          { ...said, revision: 1 },
          { revision: 2, diff: second.diff },
        ],
      },
    });
  });

  it('of several asked at once all arrive', async () => {
    const workspaceId = await newWorkspace('Queue');
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, base) => ask(editor, 'workspaces.commit', commitOf(workspaceId, base))),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    const history = await ask(editor, 'workspaces.history', { workspaceId, before: 21, limit: 5 });
    expect(history.map(({ revision }) => revision)).toEqual([20, 19, 18, 17, 16]);
  });

  it('reach the other windows of the workspace and not the one that made them', async () => {
    const workspaceId = await newWorkspace('Shared');
    await ask(editor, 'window.new', { workspaceId });
    const other = (await app.editors(2)).find((page) => page !== editor)!;
    expect(await ask(other, 'app.info')).toMatchObject({ workspaceId });
    const here = await listen(editor, 'workspace.committed');
    const there = await listen(other, 'workspace.committed');
    for (const page of [editor, other]) await ask(page, 'workspaces.open', { workspaceId });
    const commit = commitOf(workspaceId, 0);
    await ask(editor, 'workspaces.commit', commit);
    expect(await some(there)).toMatchObject([
      { workspaceId, commit: { commitId: commit.commitId, revision: 1, diff: commit.diff } },
    ]);
    await ask(editor, 'workspaces.commit', commitOf(await newWorkspace('Unrelated'), 0));
    await ask(other, 'workspaces.commit', commitOf(workspaceId, 1));
    expect(await some(here)).toMatchObject([{ commit: { revision: 2 } }]);
    expect(await there()).toHaveLength(1);
    await other.close();
  });

  it('survive the store page: it is opened again and asked again', async () => {
    const workspaceId = await newWorkspace('Crash');
    const statuses = await listen(editor, 'store.status');
    const many = 300;
    // Playwright's types follow every field of every record; they need not know these.
    const requests: readonly unknown[] = Array.from({ length: many }, (_, base) =>
      commitOf(workspaceId, base),
    );
    const burst = await editor.evaluateHandle((commits) => {
      const state = { answered: 0, whenItDied: -1, revisions: [] as number[] };
      window.stagecraft.on('store.status', ({ status }) => {
        if (status === 'restarting') state.whenItDied = state.answered;
      });
      for (const commit of commits) {
        void window.stagecraft.request('workspaces.commit', commit as never).then((result) => {
          state.answered += 1;
          if (result.ok) state.revisions.push(result.value.revision);
        });
      }
      return state;
    }, requests);
    await app.application.evaluate(({ webContents }) => {
      const store = webContents
        .getAllWebContents()
        .find((one) => one.getURL().startsWith('stagecraft-store:'));
      store!.forcefullyCrashRenderer();
    });
    const end = await until(async () => {
      const state = await burst.jsonValue();
      return state.answered === many ? state : undefined;
    });
    expect(end.revisions).toEqual(Array.from({ length: many }, (_, index) => index + 1));
    expect(end.whenItDied).toBeLessThan(many);
    expect(await statuses()).toMatchObject([{ status: 'restarting' }, { status: 'ready' }]);
    const opened = await ask(editor, 'workspaces.open', { workspaceId });
    expect(opened).toMatchObject({ ok: true, value: { workspace: { revision: many } } });
  });
});

describe('a deleted workspace', () => {
  it('takes nothing, and comes back with its records and its history', async () => {
    const workspaceId = await newWorkspace('Trash');
    await ask(editor, 'workspaces.commit', commitOf(workspaceId, 0));
    const listed = async (): Promise<boolean> =>
      (await ask(editor, 'workspaces.list')).some((one) => one.workspaceId === workspaceId);
    await ask(editor, 'workspaces.erase', { workspaceId });
    expect(await listed()).toBe(true);

    await ask(editor, 'workspaces.delete', { workspaceId });
    expect(await listed()).toBe(false);
    const unknown = { ok: false, error: { code: 'UNKNOWN_WORKSPACE' } };
    expect(await ask(editor, 'workspaces.open', { workspaceId })).toEqual(unknown);
    expect(await ask(editor, 'workspaces.commit', commitOf(workspaceId, 1))).toEqual(unknown);
    const deleted = await ask(editor, 'workspaces.deleted');
    expect(deleted).toMatchObject([{ workspaceId, name: 'Trash', revision: 1 }]);

    const restored = await ask(editor, 'workspaces.restore', { workspaceId });
    expect(restored).not.toHaveProperty('deletedAt');
    expect(await ask(editor, 'workspaces.deleted')).toEqual([]);
    expect(await ask(editor, 'workspaces.open', { workspaceId })).toMatchObject({
      ok: true,
      value: { workspace: { revision: 1 }, records: [stage('s0')], commits: [{ revision: 1 }] },
    });
    expect(await ask(editor, 'workspaces.commit', commitOf(workspaceId, 1))).toMatchObject({ ok: true });
  });

  it('leaves neither records nor backups when it is erased', async () => {
    const workspaceId = await newWorkspace('Erased');
    await ask(editor, 'workspaces.commit', commitOf(workspaceId, 0));
    await ask(editor, 'workspaces.delete', { workspaceId });
    const backups = async () =>
      (await ask(editor, 'backups.list')).filter((backup) => backup.workspaceId === workspaceId).length;
    expect(await backups()).toBe(1);
    await ask(editor, 'workspaces.erase', { workspaceId });
    expect(await backups()).toBe(0);
    expect(await ask(editor, 'workspaces.deleted')).toEqual([]);
    expect(await ask(editor, 'workspaces.restore', { workspaceId })).toBeNull();
    expect(await ask(editor, 'workspaces.history', { workspaceId, limit: 5 })).toEqual([]);
  });
});

describe('an editor', () => {
  it('cannot reach the database, the network or another page', async () => {
    await newWorkspace('Hidden');
    const reached = await editor.evaluate(async () => {
      const works = (attempt: Promise<unknown>): Promise<boolean> =>
        attempt.then(
          () => true,
          () => false,
        );
      return {
        databases: (await indexedDB.databases()).length,
        storePage: await works(fetch('stagecraft-store://host/main/store/host/index.html')),
        storePageHere: (await fetch('/main/store/host/index.html')).status,
        outside: (await fetch('/../../package.json')).status,
        network: await works(fetch('https://example.com', { mode: 'no-cors' })),
        node: 'require' in window || 'process' in window,
        opened: window.open('stagecraft-store://host/main/store/host/index.html') !== null,
      };
    });
    expect(reached).toEqual({
      databases: 0,
      storePage: false,
      storePageHere: 404,
      outside: 404,
      network: false,
      node: false,
      opened: false,
    });
    await editor.evaluate(() => {
      window.location.href = 'stagecraft-store://host/main/store/host/index.html';
    });
    await ask(editor, 'app.info');
    expect(editor.url()).toMatch(/^app:\/\/stagecraft\//);
  });

  it('is refused what is not a request, and nothing changes', async () => {
    const workspaceId = await newWorkspace('Strict');
    const good = commitOf(workspaceId, 0);
    const bad: readonly (readonly [unknown, unknown])[] = [
      ['workspaces.drop', { workspaceId }],
      ['toString', undefined],
      [{ name: 'app.info' }, undefined],
      ['workspaces.commit', { ...good, diff: { added: [{ id: 'a' }], updated: [], removed: [] } }],
      ['workspaces.commit', { ...good, baseRevision: '0' }],
      ['workspaces.commit', { ...good, storeId: 'x' }],
      ['settings.write', { key: 'main.window-bounds', value: 1 }],
    ];
    for (const [name, payload] of bad) {
      expect(await refusal(editor, name, payload), JSON.stringify(name)).toMatch(/Refused|not for windows/);
    }
    expect(await ask(editor, 'workspaces.open', { workspaceId })).toMatchObject({
      ok: true,
      value: { workspace: { revision: 0 }, records: [], commits: [] },
    });
  });

  it('reads and writes only files that the user named', async () => {
    const path = join(profile, 'mine.yaml');
    await writeFile(path, 'version: 1\n');
    const readable = async (): Promise<unknown> => {
      const { files, problems } = await ask(editor, 'files.read', { paths: [path] });
      return files[0]?.text ?? problems[0]?.code;
    };
    expect(await readable()).toBe('files/not-chosen');
    expect(await ask(editor, 'files.write', { path, text: 'x' })).toMatchObject({ ok: false });

    const opened = await listen(editor, 'files.opened');
    const { executablePath, args, env } = await electronRuntime();
    const second = spawn(executablePath, [...args, app.folder, `--user-data-dir=${profile}`, path], {
      env,
      stdio: 'ignore',
    });
    await new Promise((resolve) => second.once('exit', resolve));
    expect(await some(opened)).toEqual([{ paths: [path] }]);
    expect(await readable()).toBe('version: 1\n');
    const text = 'version: 1\nentries: []\n';
    expect(await ask(editor, 'files.write', { path, text, expected: 'version: 1\n' })).toEqual({
      ok: true,
      value: null,
    });
    expect(await readable()).toBe(text);
  });
});
