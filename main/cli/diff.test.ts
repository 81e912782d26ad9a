import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { main } from './index';

const sample = join(import.meta.dirname, '..', '..', 'assets', 'blueprints', 'login-with-mfa.yaml');
const text = readFileSync(sample, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'stagecraft-diff-'));
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

async function run(...args: readonly string[]) {
  let out = '';
  let err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((part) => ((out += String(part)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((part) => ((err += String(part)), true));
  const code = await main(['diff', ...args]);
  vi.restoreAllMocks();
  return { code, out, err };
}

afterEach(() => vi.restoreAllMocks());

const replaced = (from: string | RegExp, to: string) => {
  const after = text.replace(from, to);
  expect(after).not.toBe(text);
  return after;
};

describe('diff', () => {
  it('finds nothing between a file and itself', async () => {
    expect(await run(sample, sample)).toMatchObject({ code: 0, out: 'No object differs.\n' });
  });

  it('says by object and field what is different, and where', async () => {
    const other = file(
      'other.yaml',
      replaced(/slug: sample-login\n/, 'slug: sample-login\n    # same\n').replace(
        /order: 10\b/,
        'order: 15',
      ),
    );
    const { code, out } = await run(sample, other);
    expect(code).toBe(1);
    expect(out).toMatch(
      /> moved .*Binding “.*”  \(.*login-with-mfa\.yaml:\d+:\d+ → .*other\.yaml:\d+:\d+\)\n    order: 10 → 15/,
    );
    expect(out).toMatch(/0 removed, 0 added, 1 moved, 0 changed\n$/);
  });

  it('prints one JSON document', async () => {
    const other = file('json.yaml', replaced(/order: 10\b/, 'order: 15'));
    const { out } = await run('--json', sample, other);
    expect(JSON.parse(out)).toMatchObject({
      from: [sample],
      to: [other],
      same: false,
      added: [],
      changed: [],
      moved: [
        {
          model: 'authentik_flows.flowstagebinding',
          fields: [{ field: 'order', from: 10, to: 15, at: { to: { path: other } } }],
        },
      ],
    });
  });

  it('shows which lines of a text went and came', async () => {
    const head =
      'version: 1\nentries:\n- model: authentik_policies_expression.expressionpolicy\n  identifiers: {name: rule}\n  attrs:\n    expression: |\n';
    const left = file('left.yaml', `${head}      a = 1\n      b = 2\n      return a\n`);
    const right = file('right.yaml', `${head}      a = 1\n      b = 3\n      return a\n`);
    expect((await run(left, right)).out).toContain('    expression:\n      - b = 2\n      + b = 3\n\n');
  });

  it('never prints a secret', async () => {
    const stage = (secret: string) =>
      `version: 1\nentries:\n- model: authentik_stages_captcha.captchastage\n  identifiers: {name: c}\n  attrs: {public_key: p, private_key: ${secret}}\n`;
    const files = [file('s1.yaml', stage('first-one')), file('s2.yaml', stage('second-one'))];
    const { code, out } = await run(...files);
    expect(code).toBe(1);
    expect(out).toContain('private_key: "(secret)" → "(secret)"');
    expect((await run('--json', ...files)).out).not.toMatch(/first-one|second-one/);
  });

  it('takes a written default for what it is, unless told otherwise', async () => {
    const written = file(
      'default.yaml',
      replaced(/designation: /, 'denied_action: message_continue\n      designation: '),
    );
    expect((await run(sample, written)).code).toBe(0);
    expect((await run('--explicit', sample, written)).out).toContain(
      'denied_action: nothing → "message_continue"',
    );
  });

  it('compares folders, and refuses what it cannot read', async () => {
    mkdirSync(join(folder, 'many'), { recursive: true });
    file('many/a.yaml', text);
    expect((await run(sample, join(folder, 'many'))).code).toBe(0);
    expect((await run(sample, join(folder, 'none.yaml'))).code).toBe(2);
    expect((await run(sample, file('broken.yaml', 'version: 1\nentries: ['))).code).toBe(2);
    mkdirSync(join(folder, 'empty'), { recursive: true });
    expect((await run(sample, join(folder, 'empty'))).code).toBe(2);
  });
});
