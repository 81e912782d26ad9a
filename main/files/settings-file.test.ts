import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GrantedPaths } from './granted-paths';
import { SettingsFile } from './settings-file';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stagecraft-settings-'));
  path = join(folder, 'settings.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('settings', () => {
  it('are there after a restart, all of them, however quickly they were set', async () => {
    const settings = new SettingsFile(path);
    await Promise.all(Array.from({ length: 20 }, (_, index) => settings.set(`key${index % 5}`, index)));
    await settings.set('gone', 1);
    await settings.set('gone', undefined);
    expect(new SettingsFile(path).all()).toEqual({ key0: 15, key1: 16, key2: 17, key3: 18, key4: 19 });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it.each(['{"a": 1', '[]', 'null', ''])('start empty when the file holds %j, which is kept', (text) => {
    writeFileSync(path, text);
    expect(new SettingsFile(path).all()).toEqual({});
    expect(readFileSync(`${path}.damaged`, 'utf8')).toBe(text);
  });
});

describe('granted paths', () => {
  it('are the ones that were granted, also after a restart', async () => {
    const granted = new GrantedPaths(path);
    expect(granted.has('/a/flow.yaml')).toBe(false);
    granted.grant(['/a/flow.yaml']);
    granted.grant(['/a/../b/other.yaml']);
    await granted.written();
    const later = new GrantedPaths(path);
    expect(['/a/flow.yaml', '/b/other.yaml', '/a/x/../flow.yaml'].every((one) => later.has(one))).toBe(true);
    expect(['/a', '/a/flow.yaml/x', '/b/flow.yaml'].some((one) => later.has(one))).toBe(false);
  });

  it('forget the oldest when there are too many', () => {
    const granted = new GrantedPaths(path);
    granted.grant(['/first']);
    granted.grant(Array.from({ length: 1_000 }, (_, index) => `/later/${index}`));
    expect(granted.has('/first')).toBe(false);
    expect(granted.has('/later/0')).toBe(true);
  });
});
