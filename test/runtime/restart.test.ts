import type { CommitRequest } from '../../shared/ipc/contract';
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask, commitOf, stage } from './requests';
import { RunningApp, until, withProfile } from './running-app';

const databaseFolder = (profile: string): string =>
  join(profile, 'Partitions', 'store-1', 'IndexedDB', 'stagecraft-store_host_0.indexeddb.leveldb');

const damage = Buffer.from('not a database any more');

/** What a bad disk leaves: files of the right names with something else in them. */
async function damageDatabase(profile: string): Promise<void> {
  const folder = databaseFolder(profile);
  const names = (await readdir(folder)).filter((name) => /^(CURRENT|MANIFEST|\d+\.)/.test(name));
  expect(names.length).toBeGreaterThan(1);
  for (const name of names) await writeFile(join(folder, name), damage);
}

/** What a killed process leaves: the last record says that it is longer than what came of it. */
async function tearLog(profile: string): Promise<void> {
  const folder = databaseFolder(profile);
  const logs = (await readdir(folder)).filter((name) => name.endsWith('.log')).sort();
  const header = Buffer.from([1, 2, 3, 4, 200, 0, 1]);
  await appendFile(join(folder, logs.at(-1)!), Buffer.concat([header, Buffer.alloc(100, 'x')]));
}

describe('after a restart', () => {
  it('everything is there, although a record was torn when the process was killed, start after start', async () => {
    await withProfile(async (profile) => {
      let workspaceId = '';
      for (let revision = 0; revision < 3; revision += 1) {
        const app = await RunningApp.start(profile);
        if (revision === 0) {
          const made = await ask(app.editor, 'workspaces.create', { name: 'Home', release: '2026.8' });
          workspaceId = made.workspaceId;
        }
        expect(await ask(app.editor, 'store.notices')).toEqual([]);
        expect(await ask(app.editor, 'workspaces.open', { workspaceId })).toMatchObject({
          ok: true,
          value: { workspace: { revision } },
        });
        await ask(app.editor, 'workspaces.commit', commitOf(workspaceId, revision));
        await app.kill();
        await tearLog(profile);
      }
    });
  });

  it('there is what a window was still sending when the user closed it, and its settings', async () => {
    await withProfile(async (profile) => {
      const app = await RunningApp.start(profile);
      const { workspaceId } = await ask(app.editor, 'workspaces.create', { name: 'Home', release: '2026.2' });
      await ask(app.editor, 'settings.write', { key: 'theme', value: { name: 'dark' } });
      const requests = Array.from({ length: 80 }, (_, base) => commitOf(workspaceId, base));
      await app.editor.evaluate((text) => {
        const commits = JSON.parse(text) as readonly CommitRequest[];
        for (const commit of commits) void window.stagecraft.request('workspaces.commit', commit);
      }, JSON.stringify(requests));
      const ended = new Promise((resolve) => app.application.process().once('exit', resolve));
      await app.application.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()
          .find((window) => window.isVisible())!
          .close();
      });
      await ended;

      const again = await RunningApp.start(profile);
      expect(await ask(again.editor, 'store.notices')).toEqual([]);
      expect(await ask(again.editor, 'settings.read')).toEqual({ theme: { name: 'dark' } });
      expect(await ask(again.editor, 'workspaces.open', { workspaceId })).toMatchObject({
        ok: true,
        value: { workspace: { name: 'Home', release: '2026.2', revision: 80 } },
      });
      await again.quit();
    });
  });

  it('a damaged database was set aside, the user told, and the last backup can be restored', async () => {
    await withProfile(async (profile) => {
      const app = await RunningApp.start(profile);
      const { workspaceId } = await ask(app.editor, 'workspaces.create', { name: 'Home', release: '2026.8' });
      await ask(
        app.editor,
        'workspaces.commit',
        commitOf(workspaceId, 0, { diff: { added: [stage('kept')], updated: [], removed: [] } }),
      );
      await app.quit();
      await damageDatabase(profile);

      const damaged = await RunningApp.start(profile);
      const [told, offer] = await until(async () => {
        const notices = await ask(damaged.editor, 'store.notices');
        return notices.length > 0 ? notices : undefined;
      });
      expect(['store/lost', 'store/set-aside']).toContain(told!.code);
      const [aside] = await readdir(join(profile, 'set-aside'));
      expect(told!.message).toContain(aside);
      const kept = join(profile, 'set-aside', aside!, 'stagecraft-store_host_0.indexeddb.leveldb', 'CURRENT');
      expect(await readFile(kept)).toEqual(damage);

      expect(await ask(damaged.editor, 'workspaces.list')).toEqual([]);
      expect(offer).toMatchObject({ code: 'store/backup', fix: { command: 'backups.restore' } });
      const restored = await ask(damaged.editor, 'backups.restore', offer!.fix!.args as { backupId: string });
      expect(restored).toMatchObject({ ok: true, value: { workspaceId, name: 'Home', revision: 1 } });
      expect(await ask(damaged.editor, 'workspaces.commit', commitOf(workspaceId, 1))).toMatchObject({
        ok: true,
      });
      await damaged.quit();

      const later = await RunningApp.start(profile);
      expect(await ask(later.editor, 'store.notices')).toEqual([]);
      const opened = await ask(later.editor, 'workspaces.open', { workspaceId });
      expect(opened.ok && opened.value.records.map(({ id }) => id)).toEqual(['kept', 's1']);
      await later.quit();
    });
  });
});
