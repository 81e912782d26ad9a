import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { main } from './index';

const folder = mkdtempSync(join(tmpdir(), 'stagecraft-export-'));
const file = (name: string, content: string) => {
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

const blueprint = (order: number) => `version: 1
entries:
  - { model: authentik_core.group, id: staff, identifiers: { name: staff } }
  - { model: authentik_flows.flow, id: way, identifiers: { slug: way }, attrs: { name: Way, title: Way, designation: authentication, authentication: require_token } }
  - { model: authentik_stages_captcha.captchastage, id: c, identifiers: { name: human }, attrs: { public_key: open, private_key: hush } }
  - { model: authentik_flows.flowstagebinding, id: b, identifiers: { target: !KeyOf way, stage: !KeyOf c, order: ${String(order)} } }
  - { model: authentik_policies.policybinding, identifiers: { target: !KeyOf b, group: !KeyOf staff, order: 0 } }
  - { model: authentik_brands.brand, identifiers: { domain: example.org }, attrs: { flow_authentication: !KeyOf way } }
`;

interface Printed {
  readonly text: string;
  readonly objects: readonly { readonly label: string; readonly choice: string; readonly role: string }[];
  readonly secrets: readonly { readonly variable: string; readonly file?: string }[];
  readonly needs: readonly { readonly label: string }[];
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: string;
    readonly at: { readonly path: string; readonly line: number };
  }[];
}

async function exported(...args: readonly string[]): Promise<Printed & { readonly code: number }> {
  const { code, out } = await run('export', '--json', '--flow', 'way', ...args);
  return { ...(JSON.parse(out) as Printed), code };
}

describe('export', () => {
  const path = file('way.yaml', blueprint(10));

  it('says what becomes of each object, and what the server has to be given', async () => {
    const { code, objects, secrets, needs } = await exported(path);
    expect(code).toBe(0);
    expect(objects.map(({ label, role, choice }) => [label, role, choice])).toContainEqual([
      'example.org',
      'referrer',
      'leave-out',
    ]);
    expect(secrets.map(({ variable }) => variable)).toEqual(['AUTHENTIK_CAPTCHASTAGE_HUMAN_PRIVATE_KEY']);
    expect(needs).toEqual([]);
  });

  it('takes the three choices, and secrets from files', async () => {
    const referred = await exported(
      path,
      '--refer',
      'group:staff',
      '--secrets',
      'file',
      '--include',
      'brand',
    );
    expect(referred.needs.map(({ label }) => label)).toEqual(['name = staff']);
    expect(referred.text).toContain('group: !Find [authentik_core.group, [name, staff]]');
    expect(referred.text).toContain(
      '!File [/run/secrets/AUTHENTIK_CAPTCHASTAGE_HUMAN_PRIVATE_KEY, change-me]',
    );
    expect(referred.text).toContain('domain: example.org');
    const without = await exported(path, '--leave-out', 'group');
    expect(without.text).not.toContain('policybinding');
    expect(without.diagnostics).toMatchObject([{ code: 'export/binding-left-out', at: { path, line: 7 } }]);
    expect((await run('export', '--flow', 'way', '--refer', 'group:nobody', path)).code).toBe(2);
  });

  it('places what the target release does not know in the file', async () => {
    const { text, diagnostics } = await exported(path, '--target', '2025.10');
    expect(diagnostics).toMatchObject([
      { code: 'export/value-unknown', severity: 'warning', at: { path, line: 4, field: 'authentication' } },
    ]);
    expect(text).not.toContain('require_token');
  });

  it('removes the binding that stood elsewhere before', async () => {
    const { text } = await exported(path, '--previous', file('old.yaml', blueprint(30)));
    expect(text.slice(text.indexOf('state: absent'))).toContain('order: 30');
    expect((await exported(path, '--previous', path)).text).not.toContain('absent');
  });
});
