import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Session } from './app';

const blueprint = `version: 1
entries:
  - { model: authentik_core.group, id: staff, identifiers: { name: staff } }
  - { model: authentik_flows.flow, id: way, identifiers: { slug: way }, attrs: { name: Way in, title: Way, designation: authentication, authentication: require_token } }
  - { model: authentik_stages_captcha.captchastage, id: c, identifiers: { name: human }, attrs: { public_key: open, private_key: hush } }
  - { model: authentik_flows.flowstagebinding, id: b, identifiers: { target: !KeyOf way, stage: !KeyOf c, order: 10 } }
  - { model: authentik_policies.policybinding, identifiers: { target: !KeyOf b, group: !KeyOf staff, order: 0 } }
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stagecraft-export-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('chooses what an export holds, by keyboard, and writes what it shows', async () => {
  const source = join(folder, 'way.yaml');
  const written = join(folder, 'exported.yaml');
  await writeFile(source, blueprint);
  await Session.with('export', async (session) => {
    const page = await session.start([source]);
    await page.getByRole('button', { name: /human/ }).first().waitFor();
    await session.size(1024, 700);
    await page.keyboard.press('Control+e');
    const dialog = page.getByRole('dialog', { name: 'Export as portable blueprint' });
    const text = dialog.getByRole('textbox', { name: 'Blueprint text, read-only' });
    await expect.poll(() => text.textContent()).toContain('authentik_flows.flow');
    await dialog.getByText('AUTHENTIK_CAPTCHASTAGE_HUMAN_PRIVATE_KEY').first().waitFor();

    const group = dialog.getByRole('button', { name: /staff, Group/ });
    await group.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /^Refer/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByText('name = staff').waitFor();

    const release = dialog.getByRole('button', { name: /Target release/ });
    await release.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: '2025.10' }).waitFor();
    await page.keyboard.type('2025.10');
    await page.keyboard.press('Enter');
    await dialog.getByText(/does not know the value “require_token”/).waitFor();
    await session.picture('dialog');

    await session.answerSaveDialog(written);
    await dialog.getByRole('button', { name: 'Save as…' }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    const exported = await readFile(written, 'utf8');
    expect(exported).toContain('group: !Find [authentik_core.group, [name, staff]]');
    expect(exported).not.toContain('hush');
    expect(exported).not.toContain('require_token');

    await page.keyboard.press('Control+e');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(session.complaints).toEqual([]);
  });
});
