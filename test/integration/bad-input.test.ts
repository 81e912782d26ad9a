import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../main/cli/index';

const root = join(import.meta.dirname, '..', '..');
const sample = join(root, 'assets', 'blueprints', 'login-with-mfa.yaml');
const folder = mkdtempSync(join(tmpdir(), 'bad-input-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Those that play scenarios start threads from the bundle; the others run here, which is quicker. */
function cli(args: readonly string[]): Promise<Ran> {
  const plays = args[0] === 'simulate' || args[0] === 'test' || args.includes('--behaviour');
  return plays ? inProcess(args) : here(args);
}

function inProcess(args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const script = join(root, 'scripts', 'cli.mjs');
    execFile(process.execPath, ['--', script, ...args], { cwd: folder }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

async function here(args: readonly string[]): Promise<Ran> {
  const said = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.err += String(text)), true));
  const before = process.cwd();
  process.chdir(folder);
  try {
    const code = await main(args);
    return { code, ...said };
  } finally {
    process.chdir(before);
    vi.restoreAllMocks();
  }
}

const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);

mkdirSync(join(folder, 'empty-folder'));
write('empty.yaml', '');
write('binary.yaml', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0x02, 0x00, 0x01, 0xff]));
write('latin1.yaml', new Uint8Array([...Buffer.from('version: 1\nentries: []\n# caf'), 0xe9, 0x0a]));
write('huge.yaml', 'version: 1\n');
truncateSync(join(folder, 'huge.yaml'), 65_000_000);
write('not-yaml.yaml', 'version: 1\nentries: [\n  a: "b\n');
write('wrong-shape.yaml', 'version: 1\nentries:\n  - 5\n');
symlinkSync('unreadable.yaml', join(folder, 'unreadable.yaml'));
copyFileSync(sample, join(folder, 'sample.yaml'));

/** How a command is called with a file. `findings`: it answers 1 for a text that it can read and has to complain of. */
const commands = {
  check: { args: (path: string) => ['check', path], findings: true },
  fmt: { args: (path: string) => ['fmt', '--check', path], findings: true },
  resolve: { args: (path: string) => ['resolve', path], findings: true },
  graph: { args: (path: string) => ['graph', '--flow', 'sample-login', path], findings: false },
  export: { args: (path: string) => ['export', '--flow', 'sample-login', path], findings: false },
  diff: { args: (path: string) => ['diff', 'sample.yaml', path], findings: false },
  simulate: { args: (path: string) => ['simulate', path], findings: false },
  test: { args: (path: string) => ['test', path], findings: false },
} as const;

/** `place`: line and column that have to be said, where they are the same for every command. */
const inputs = [
  { name: 'a missing file', path: 'missing.yaml', place: '1:1' },
  { name: 'a folder', path: 'empty-folder', place: '1:1' },
  { name: 'an empty file', path: 'empty.yaml', isText: true },
  { name: 'a binary file', path: 'binary.yaml', place: '1:8' },
  { name: 'a file in another encoding', path: 'latin1.yaml', place: '3:6' },
  { name: 'a huge file', path: 'huge.yaml', place: '1:1' },
  { name: 'a file that cannot be read', path: 'unreadable.yaml', place: '1:1' },
  { name: 'a file that is no YAML', path: 'not-yaml.yaml', isText: true },
  { name: 'YAML of another shape', path: 'wrong-shape.yaml', isText: true },
] as const;

// Nothing to format in an empty file; the shape of a blueprint is not its style.
const fine = new Set(['fmt empty.yaml', 'fmt wrong-shape.yaml']);

const table = Object.entries(commands).flatMap(([command, { args, findings }]) =>
  inputs.map((input) => {
    const isText = 'isText' in input;
    const isFine = fine.has(`${command} ${input.path}`);
    const code = isFine ? 0 : isText && findings ? 1 : 2;
    const place = 'place' in input ? input.place : String.raw`\d+:\d+`;
    return { command, ...input, args: args(input.path), code, isFine, place, isOne: !isText };
  }),
);

const messages = (text: string, path: string) => text.match(new RegExp(`${path}:.*error: .*`, 'g')) ?? [];
const stack = /^\s+at .*(?:\.[cm]?[jt]s|node:)/m;

describe('a file that is no good', () => {
  it.each(table)('$command of $name', { timeout: 60_000 }, async (row) => {
    const { path, args, code, isFine, place, isOne } = row;
    const said = await cli(args);
    expect(`${String(said.code)} ${said.err}`).toMatch(new RegExp(`^${String(code)} `));
    const found = messages(said.out + said.err, path);
    expect(said.out + said.err).not.toMatch(stack);
    if (isFine) expect(found).toEqual([]);
    else expect(found.join('\n')).toMatch(new RegExp(`^${path}:${place}: error: .{10,}`));
    if (isOne) expect(found).toHaveLength(1);

    const json = await cli([...args, '--json']);
    expect(json.code).toBe(code);
    expect(json.out + json.err).not.toMatch(stack);
    const document = JSON.stringify(JSON.parse(json.out));
    if (!isFine) {
      expect(document).toMatch(/"line":\d+,"column":\d+|:\d+:\d+: error: /);
      expect(document).toContain(path);
    }
  });
});

const usage = [
  ...Object.values(commands).map(({ args }) => ({
    args: [...args('sample.yaml'), '--nonsense'],
    says: 'nonsense',
  })),
  ...['check', 'resolve', 'graph', 'export', 'diff'].map((command) => ({
    args: [...commands[command as 'check'].args('sample.yaml'), '--target', '2019.1'],
    says: '2025.8',
  })),
  { args: ['simulate', 'sample.yaml', '--release', '2019.1'], says: '2025.8' },
  { args: ['graph', '--flow', 'nothing', 'sample.yaml'], says: 'sample.yaml:1:1: error: .*sample-login' },
  { args: ['export', '--flow', 'nothing', 'sample.yaml'], says: 'sample.yaml:1:1: error: .*sample-login' },
  { args: ['export', '--flow', 'sample-login', 'sample.yaml', '-o', 'none/x'], says: 'none/x:1:1: error: ' },
  {
    args: ['export', '--flow', 'sample-login', 'sample.yaml', '--previous', 'none'],
    says: 'none:1:1: error: ',
  },
  { args: ['check', 'sample.yaml', '--config', 'none'], says: 'none:1:1: error: ' },
  { args: ['resolve', 'sample.yaml', '--env-file', 'none'], says: 'none:1:1: error: ' },
  { args: ['resolve', 'sample.yaml', '--env-file', 'sample.yaml'], says: 'sample.yaml:\\d+:1: error: ' },
  { args: ['diff', 'sample.yaml', 'sample.yaml', '--behaviour', 'none'], says: 'none:1:1: error: ' },
  { args: ['nonsense'], says: 'nonsense' },
].map((row) => ({ ...row, name: row.args.join(' ') }));

describe('usage that is no good', () => {
  it.each(usage)('$name', { timeout: 60_000 }, async ({ args, says }) => {
    const said = await cli(args);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err).toMatch(new RegExp(says));
    const json = await cli([...args, '--json']);
    expect(json.code).toBe(2);
    expect(json.err).not.toMatch(stack);
    expect(JSON.parse(json.out)).toBeTypeOf('object');
  });
});
