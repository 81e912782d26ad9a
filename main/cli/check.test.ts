import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Diagnostic } from '../../shared/kernel/diagnostic';
import { main } from './index';
import { sarif } from './sarif';

const path = join(mkdtempSync(join(tmpdir(), 'stagecraft-check-')), 'a b.yaml');
writeFileSync(
  path,
  `version: 1
entries:
  - model: authentik_core.group
    identifiers: { name: g }
    attrs:
      parent: null
      nothing: 1
  - model: authentik_stages_authenticator_totp.authenticatortotpstage
    identifiers: { name: t }
    attrs: { digits: "6" }
`,
);

interface Log {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number }[];
  }[];
}

async function check(...args: readonly string[]) {
  let out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const code = await main(['check', ...args, path]);
  vi.restoreAllMocks();
  return { code, out };
}

async function codesOf(...args: readonly string[]) {
  const { files } = JSON.parse((await check('--json', ...args)).out) as {
    files: readonly { importable: boolean; diagnostics: readonly Diagnostic[] }[];
  };
  expect(files[0]!.importable).toBe(true);
  return files[0]!.diagnostics.map(({ code }) => code);
}

afterEach(() => vi.restoreAllMocks());

describe('check', () => {
  it('says what the target calls otherwise, and leaves the verdict alone', async () => {
    expect(await codesOf('--target', '2026.5')).toContain('upgrade/field-renamed');
    expect(await codesOf('--target', '2025.10')).not.toContain('upgrade/field-renamed');
  });

  it('says only what changes between two releases, defaults too', async () => {
    const codes = await codesOf('--from', '2025.8', '--target', '2026.5');
    expect(codes).toContain('upgrade/default');
    expect(codes).toContain('upgrade/field-renamed');
    expect(codes.filter((code) => code === 'import/ignored-field')).toHaveLength(1);
    expect(await codesOf('--from', '2026.5', '--target', '2026.5')).toEqual([]);
  });

  it('prints SARIF whose results name their rules', async () => {
    const { out } = await check('--format', 'sarif', '--target', '2026.5');
    const { version, runs } = JSON.parse(out) as Log;
    expect([version, runs.length]).toEqual(['2.1.0', 1]);
    const [{ tool, results } = runs[0]!] = runs;
    expect(results.length).toBeGreaterThan(2);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
  });
});

describe('SARIF', () => {
  it('holds place, level and description', () => {
    const at = { path: 'b l/x.yaml', line: 3, column: 5, entry: '0', field: 'attrs.name' };
    const log = sarif([
      { code: 'E20', severity: 'warning', message: 'One.', at },
      { code: 'upgrade/default', severity: 'info', message: 'Two.', at: { path: '/x.yaml' } },
    ]);
    expect(log).toMatchObject({
      runs: [
        {
          tool: { driver: { rules: [{ id: 'E20', defaultConfiguration: { level: 'warning' } }, {}] } },
          results: [
            {
              level: 'warning',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'b%20l/x.yaml' },
                    region: { startLine: 3, startColumn: 5 },
                  },
                },
              ],
            },
            {
              level: 'note',
              locations: [{ physicalLocation: { artifactLocation: { uri: 'file:///x.yaml' } } }],
            },
          ],
        },
      ],
    });
  });
});

describe('check with settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-config-'));
  const open = join(folder, 'open.yaml');
  writeFileSync(
    open,
    `version: 1
entries:
  - model: authentik_stages_dummy.dummystage
    identifiers: { name: d }
`,
  );
  const run = async (...args: readonly string[]) => {
    let out = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
    const said = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const code = await main(['check', ...args, open]);
    const errors = said.mock.calls.map(([text]) => String(text)).join('');
    vi.restoreAllMocks();
    return { code, out, errors };
  };

  it('leaves a rule out that is off, and says so with its reason', async () => {
    expect((await run('--json')).out).toContain('"A28"');
    writeFileSync(join(folder, 'stagecraft.yaml'), 'rules: {A28: {level: off, reason: only a test}}\n');
    const { files } = JSON.parse((await run('--json')).out) as {
      files: readonly { diagnostics: readonly unknown[]; suppressed: readonly object[] }[];
    };
    expect(files[0]!.diagnostics).toEqual([]);
    expect(files[0]!.suppressed).toMatchObject([{ code: 'A28', line: 3, reason: 'only a test' }]);
    const { runs } = JSON.parse((await run('--format', 'sarif')).out) as {
      runs: readonly { results: readonly object[] }[];
    };
    const justified = [{ kind: 'external', justification: 'only a test' }];
    expect(runs[0]!.results).toMatchObject([{ ruleId: 'A28', suppressions: justified }]);
  });

  it('warns of an unknown tag where a newer server may know it, and refuses it elsewhere', async () => {
    const tagged = join(folder, 'tagged.yaml');
    writeFileSync(
      tagged,
      `version: 1
entries:
  - model: authentik_core.group
    identifiers: { name: !Novel x }
`,
    );
    const run = async (...args: readonly string[]) => {
      let out = '';
      vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
      await main(['check', '--json', ...args, tagged]);
      vi.restoreAllMocks();
      const { files } = JSON.parse(out) as {
        files: readonly { diagnostics: readonly { code: string; severity: string; line: number }[] }[];
      };
      return files[0]!.diagnostics.find(({ code }) => code === 'yaml/unknown-tag');
    };
    expect(await run('--target', '2026.8')).toMatchObject({ severity: 'warning', line: 4 });
    expect(await run('--target', '2026.5')).toMatchObject({ severity: 'error', line: 4 });
    expect(await run()).toMatchObject({ severity: 'error' });
  });

  it('takes a named file instead, and refuses one that it cannot read', async () => {
    const named = join(folder, 'named.json');
    writeFileSync(named, '{"rules": {"A28": "error"}}');
    expect((await run('--json', '--config', named)).out).toContain('"severity": "error"');
    writeFileSync(named, '{"rules": {"A99": "error"}}');
    expect(await run('--config', named)).toMatchObject({
      code: 2,
      errors: expect.stringContaining('named.json:1:12: error: There is no rule “A99”.') as string,
    });
  });
});
