import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { blueprintsIn } from './blueprints-in';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stagecraft-folder-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

it('finds blueprints below a folder by path, and nothing hidden', async () => {
  for (const path of [
    'b/2.yaml',
    'b/1.yml',
    'a.yaml',
    '.git/x.yaml',
    '.hidden.yaml',
    'b/notes.txt',
    'c.json',
  ]) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), '');
  }
  const { paths, problems } = await blueprintsIn(folder);
  expect(paths.map((path) => relative(folder, path).replaceAll('\\', '/'))).toEqual([
    'a.yaml',
    'b/1.yml',
    'b/2.yaml',
  ]);
  expect(problems).toEqual([]);
});

it('says where there is none, and where a folder cannot be read', async () => {
  expect((await blueprintsIn(folder)).problems.map(({ code }) => code)).toEqual(['files/no-blueprints']);
  const gone = join(folder, 'gone');
  expect((await blueprintsIn(gone)).problems.map(({ at }) => at.path)).toEqual([gone]);
});
