import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { Session } from './app';
import { drawn, gone, node, stored } from './drawing';

const blueprint = `version: 1
entries:
  - model: authentik_flows.flow
    id: flow
    identifiers: {slug: refs}
    attrs: {name: Refs, title: Refs, designation: authentication}
  - model: authentik_stages_identification.identificationstage
    id: who
    identifiers: {name: refs-who}
    attrs: {user_fields: [email]}
  - model: authentik_stages_authenticator_validate.authenticatorvalidatestage
    id: second
    identifiers: {name: refs-second}
    attrs: {not_configured_action: configure, device_classes: [totp]}
  - model: authentik_flows.flowstagebinding
    identifiers: {target: !KeyOf flow, stage: !KeyOf who, order: 10}
  - model: authentik_flows.flowstagebinding
    identifiers: {target: !KeyOf flow, stage: !KeyOf second, order: 20}
`;

const patience = { timeout: 15_000 };

const input = (page: Page, field: string) => page.locator(`[data-field="${field}"] input`).first();

/** What the cursor is in: a field of the form, by name. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'));

interface Choice {
  readonly field: string;
  readonly typed?: string;
  readonly option: string | RegExp;
}

/** Chooses by keyboard; the first arrow opens the list where it is not open. */
async function choose(page: Page, { field, typed = '', option }: Choice): Promise<void> {
  await input(page, field).click();
  await page.keyboard.type(typed);
  const wanted = page.getByRole('option', { name: option });
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('ArrowDown');
    await wanted.waitFor(patience);
    if ((await wanted.getAttribute('data-focused')) !== null) break;
  }
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

it('makes what a field is to refer to in the field, as one step, and writes both into the file', async () => {
  await Session.with('references', async (session) => {
    const folder = join(session.profile, 'work');
    await mkdir(folder);
    const path = join(folder, 'refs.yaml');
    await writeFile(path, blueprint);
    const page = await session.start([path]);
    await drawn(page, 'refs-who');

    await node(page, 'refs-who').click();
    await choose(page, {
      field: 'password_stage',
      typed: 'refs-password',
      option: 'New Password Stage “refs-password”',
    });
    await expect.poll(() => input(page, 'password_stage').inputValue(), patience).toBe('refs-password');
    // The cursor stays, and one undo takes back both the stage and the reference to it.
    await expect.poll(() => focused(page), patience).toBe('password_stage');
    const row = page.getByRole('treegrid').getByText('refs-password', { exact: true });
    await row.waitFor(patience);
    await page.keyboard.press('Control+z');
    await row.waitFor({ state: 'detached' });
    await expect.poll(() => input(page, 'password_stage').inputValue(), patience).toBe('');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => input(page, 'password_stage').inputValue(), patience).toBe('refs-password');

    // What was typed and not taken is dropped by Escape.
    await input(page, 'captcha_stage').click();
    await page.keyboard.type('half');
    await page.keyboard.press('Escape');
    await expect.poll(() => input(page, 'captcha_stage').inputValue(), patience).toBe('');
    await expect.poll(() => focused(page), patience).toBe('captcha_stage');

    await choose(page, { field: 'recovery_flow', option: 'New Flow' });
    await page.locator('.react-flow__node').filter({ hasText: 'recovery-flow' }).waitFor(patience);
    await session.picture('flow');

    await node(page, 'refs-second').click();
    await choose(page, { field: 'configuration_stages', typed: 'totp', option: /^New TOTP/ });
    await page.locator('[data-field="configuration_stages"] li').first().waitFor(patience);
    await expect.poll(() => focused(page), patience).toBe('configuration_stages');
    await session.picture('list');
    await stored(page);
    await page.keyboard.press('Control+s');
    await page.getByText('Saved.').first().waitFor(patience);
    const text = await readFile(path, 'utf8');
    expect(text).toContain('password_stage: !KeyOf refs-password');
    expect(text).toContain('recovery_flow: !KeyOf recovery-flow');
    expect(text.indexOf('name: refs-password')).toBeLessThan(text.indexOf('!KeyOf refs-password'));
    expect(text).toMatch(/configuration_stages: \[!KeyOf refs-totp/);
    await gone(page, 'half');

    // The focus is never nowhere: it goes into what opens, and back where that closes.
    const bind = page.getByRole('button', { name: 'Bind policy, group or user' }).first();
    const has = (words: string) =>
      expect.poll(() => page.evaluate(() => document.activeElement?.textContent), patience).toBe(words);
    await bind.focus();
    await page.keyboard.press('Enter');
    await has('Policy');
    await page.keyboard.press('Escape');
    await has('Bind policy, group or user');
    expect(session.complaints).toEqual([]);
  });
});
