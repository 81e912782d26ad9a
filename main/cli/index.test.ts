import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { main } from './index';

const sample = join(import.meta.dirname, '..', '..', 'assets', 'blueprints', 'login-with-mfa.yaml');
const folder = mkdtempSync(join(tmpdir(), 'stagecraft-cli-'));
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

async function run(...args: readonly string[]) {
  let out = '';
  let err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  const code = await main(args);
  vi.restoreAllMocks();
  return { code, out, err };
}

afterEach(() => vi.restoreAllMocks());

describe('the command line', () => {
  it('checks every file, also where one cannot be read', async () => {
    const binary = file('binary.yaml', new Uint8Array([0xff, 0x00, 0xc3]));
    const wrong = file('wrong.yaml', 'version: 1\nentries:\n- model: a.b\n  identifiers: {name: x}\n');
    const { code, out } = await run('check', '--json', sample, binary, wrong, join(folder, 'none.yaml'));
    const { files } = JSON.parse(out) as { files: readonly Record<string, unknown>[] };
    expect(code).toBe(2);
    expect(files.map(({ path, parsed, importable }) => [path, parsed, importable])).toEqual([
      [sample, true, true],
      [binary, false, false],
      [wrong, true, false],
      [join(folder, 'none.yaml'), false, false],
    ]);
    expect(files[2]).toMatchObject({
      diagnostics: [{ code: 'E05', severity: 'error', line: 3, column: 10, entry: '0' }],
    });
  });

  it('answers 0, 1 and 2', async () => {
    expect((await run('check', sample)).code).toBe(0);
    expect((await run('check', file('empty.yaml', ''))).code).toBe(1);
    expect((await run('check', '--target', '2019.1', sample)).code).toBe(2);
    expect((await run('graph', '--flow', 'nothing', sample)).code).toBe(2);
    expect((await run('nothing')).code).toBe(2);
  });

  it('draws a flow', async () => {
    const { code, out } = await run('graph', '--flow', 'sample-login', sample);
    const { nodes, edges } = JSON.parse(out) as Record<'nodes' | 'edges', readonly Record<string, unknown>[]>;
    expect(code).toBe(0);
    expect(nodes.filter(({ kind }) => kind === 'gate')).toHaveLength(2);
    expect(edges.filter(({ kind }) => kind === 'skip')).toHaveLength(2);
  });

  it('draws a flow as a standalone picture, the same each time', async () => {
    const args = ['graph', '--flow', 'sample-login', '--format', 'svg', sample];
    const [{ code, out }, again] = [await run(...args), await run(...args)];
    expect(code).toBe(0);
    expect(again.out).toBe(out);
    expect(out.match(/<g data-node="stage"/g)).toHaveLength(4);
    expect(out.match(/<g data-node="gate"/g)).toHaveLength(2);
    expect(out.match(/<g data-edge="skip"/g)).toHaveLength(2);
    expect(out).toMatch(/<title id="title">Flow sample-login/);
    expect(out).not.toMatch(/NaN|undefined|https?:\/\/(?!www\.w3\.org)/);
  });

  it('exports what it checks as importable', async () => {
    const target = join(folder, 'out.yaml');
    expect((await run('export', '--flow', 'sample-login', sample, '-o', target)).code).toBe(0);
    expect((await run('check', target)).code).toBe(0);
    expect((await run('fmt', '--check', target)).code).toBe(0);
  });

  it('resolves with the context and the variables that it is given, and no others', async () => {
    const text =
      'version: 1\nentries:\n- model: a.b\n  identifiers: {name: !Context who}\n  attrs: {e: !Env E, p: !Env PATH}\n';
    const env = file('env', '# comment\nE="a b"\n');
    const { out } = await run('resolve', '--env-file', env, '--context', 'who=me', file('r.yaml', text));
    expect(JSON.parse(out)).toMatchObject({
      files: [
        {
          entries: [
            {
              model: 'a.b',
              id: null,
              state: 'present',
              identifiers: { name: 'me' },
              attrs: { e: 'a b', p: null },
            },
          ],
        },
      ],
    });
  });

  it('formats only what is not in house style, and nothing with --check', async () => {
    const path = file(
      'style.yaml',
      'version: 1\nentries:\n    -   model: a.b\n        identifiers: {  name: x }\n',
    );
    const before = readFileSync(path, 'utf8');
    expect((await run('fmt', '--check', path)).code).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect((await run('fmt', path)).code).toBe(0);
    expect((await run('fmt', '--check', path)).code).toBe(0);
  });
});
