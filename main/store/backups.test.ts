import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkspaceSnapshot } from '../../shared/ipc/store-contract';
import { Backups } from './backups';
import { copyDatabase, setAside } from './database-copy';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stagecraft-backups-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const snapshot = (workspaceId: string): WorkspaceSnapshot => ({
  workspace: { workspaceId, name: `Workspace ${workspaceId}`, release: '2026.8', revision: 7, changedAt: 5 },
  records: [{ id: 'a', model: 'authentik_flows.flow', fields: { slug: 'x', odd: Infinity, text: 'ä\n' } }],
});

describe('backups', () => {
  it('come back as they were written, the newest first', async () => {
    const backups = new Backups(folder);
    await backups.write(snapshot('w'), 100);
    await backups.write(snapshot('v'), 200);
    expect(await backups.list()).toEqual([
      { backupId: 'v/200', workspaceId: 'v', name: 'Workspace v', at: 200 },
      { backupId: 'w/100', workspaceId: 'w', name: 'Workspace w', at: 100 },
    ]);
    expect(await backups.read('w/100')).toEqual({ ok: true, value: snapshot('w') });
  });

  it('are kept to the ten newest of each workspace', async () => {
    const backups = new Backups(folder);
    await backups.write(snapshot('other'), 1);
    for (let at = 1; at <= 13; at += 1) await backups.write(snapshot('w'), at);
    const times = (await backups.list()).filter(({ workspaceId }) => workspaceId === 'w').map(({ at }) => at);
    expect(times).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4]);
    expect((await backups.list(true)).map(({ backupId }) => backupId)).toEqual(['w/13', 'other/1']);
  });

  it.each([
    ['a place outside of the folder', '../w/1'],
    ['one that is not there', 'w/1'],
    ['no JSON', 'bad/1'],
    ['one of a later version', 'bad/2'],
    ['records that are none', 'bad/3'],
  ])('refuse %s', async (_name, backupId) => {
    const good = { format: 'stagecraft-backup', recordVersion: 1, ...snapshot('bad') };
    mkdirSync(join(folder, 'bad'));
    writeFileSync(join(folder, 'bad', '1.json'), '{"format":');
    writeFileSync(join(folder, 'bad', '2.json'), JSON.stringify({ ...good, recordVersion: 999 }));
    writeFileSync(join(folder, 'bad', '3.json'), JSON.stringify({ ...good, records: [{ id: 1 }] }));
    const backups = new Backups(folder);
    expect(await backups.read(backupId)).toMatchObject({
      ok: false,
      error: { code: 'store/backup-unusable' },
    });
    expect(await backups.list()).toEqual([]);
  });
});

describe('the copy of the database', () => {
  it('outlives what happens to the database, and moves aside whole', async () => {
    const database = join(folder, 'IndexedDB');
    mkdirSync(join(database, 'x.leveldb'), { recursive: true });
    mkdirSync(join(database, 'x.blob', '1', '00'), { recursive: true });
    const files = ['x.leveldb/000005.ldb', 'x.leveldb/000006.log', 'x.leveldb/CURRENT', 'x.blob/1/00/2'];
    for (const file of [...files, 'x.leveldb/LOCK']) writeFileSync(join(database, file), `old ${file}`);
    const copy = join(folder, 'copy');
    expect(await copyDatabase(database, copy)).toBe(true);
    writeFileSync(join(database, 'x.leveldb/000006.log'), 'new');
    writeFileSync(join(database, 'x.leveldb/CURRENT'), 'new');
    rmSync(database, { recursive: true });

    const place = await setAside(copy, join(folder, 'aside'), '2026');
    for (const file of files) expect(readFileSync(join(place!, file), 'utf8')).toBe(`old ${file}`);
    expect(readdirSync(join(place!, 'x.leveldb'))).not.toContain('LOCK');
    expect(await copyDatabase(database, copy)).toBe(false);
    expect(await setAside(copy, join(folder, 'aside'), '2027')).toBeUndefined();
  });
});
