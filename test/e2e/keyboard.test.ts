import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { Session } from './app';
import { drawn, drawnNodes, stored } from './drawing';

const sample = join(projectFolder, 'assets', 'blueprints', 'login-with-mfa.yaml');

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Search commands/ }).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

/** Chooses in the list that opened where something is put in. */
async function pick(page: Page, words: string): Promise<void> {
  await page.locator('[role="combobox"][aria-controls="quick-picker-list"]:focus').waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

it('inserts, moves, binds and saves without a pointer', async () => {
  await Session.with('keyboard', async (session) => {
    const work = join(session.profile, 'login.yaml');
    await copyFile(sample, work);
    const page = await session.start([work]);
    await drawn(page, 'sample-login-who');

    await page.keyboard.press('Control+1');
    await command(page, 'sample-login-who');
    await command(page, 'Insert stage');
    await pick(page, 'captcha');
    await drawn(page, 'sample-login-captcha');
    const place = async () =>
      (await drawnNodes(page)).findIndex((name) => name.startsWith('sample-login-captcha'));
    const first = await place();
    await session.picture('inserted');

    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(place).not.toBe(first);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(place).toBe(first);

    await command(page, 'Add policy');
    await pick(page, 'expression');
    await drawn(page, 'Policies before sample-login-captcha');
    await session.picture('bound');

    await stored(page);
    await page.keyboard.press('Control+s');
    await page.getByText('Saved.').first().waitFor();
    expect(await readFile(work, 'utf8')).toContain('authentik_policies_expression.expressionpolicy');
    expect(session.complaints).toEqual([]);
  });
});
