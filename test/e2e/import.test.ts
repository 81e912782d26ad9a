import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { Session } from './app';
import { drawn, drawnNodes, press } from './drawing';

const sample = join(projectFolder, 'assets', 'blueprints', 'login-with-mfa.yaml');
const samples = join(projectFolder, 'test', 'samples', 'import');

const dialog = (page: Page) => page.getByRole('dialog', { name: /^Import/ });
const row = (page: Page, name: string | RegExp) => dialog(page).getByRole('row', { name });

it('shows what an import would do, does it as one change, and takes it back', async () => {
  await Session.with('import', async (session) => {
    const page = await session.start([sample]);
    await session.size(1440, 900);
    await drawn(page, 'sample-login-who');
    const before = await drawnNodes(page);
    await session.answerOpenDialog([join(samples, 'login-changed.yaml'), join(samples, 'refused.yaml')]);

    // Two that no server takes: one lacks a value that can be given here.
    await press(page, 'Control+i');
    await dialog(page).waitFor();
    await row(page, /Captcha Stage, impossible/).waitFor();
    await row(page, /CAPTCHA_KEY finds nothing/).waitFor();
    expect(await dialog(page).getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
    await session.picture('refused');

    // A problem leads to its line.
    await row(page, /sideways/)
      .last()
      .click();
    await dialog(page).locator('.cm-revealed', { hasText: 'layout: sideways' }).waitFor();

    await dialog(page)
      .getByRole('tab', { name: /Values/ })
      .click();
    await dialog(page)
      .getByRole('textbox', { name: /CAPTCHA_KEY/ })
      .fill('stand-in');
    await dialog(page).getByRole('textbox', { name: /brand/ }).fill('globex');
    await row(page, /^globex-captcha, Captcha Stage, create/).waitFor();
    await row(page, /^sample-login-password, Password Stage, unchanged/).waitFor();
    await row(page, /^sample-deny.*skipped/).waitFor();
    await row(page, /^sample-login-suspicious, .*delete/).waitFor();

    // By keyboard: field by field, then only what changes.
    await row(page, /^Sample login, Flow, update/).click();
    await page.keyboard.press('ArrowRight');
    await row(page, /^Title: from Sign in to Sign in to globex/).waitFor();
    await dialog(page).getByText('Only changes').click();
    await expect.poll(() => row(page, /^sample-login-password/).count()).toBe(0);
    await session.picture('preview');
    await session.size(1024, 700);
    await session.picture('preview-small');
    await session.size(1440, 900);

    await dialog(page).getByRole('button', { name: 'Import the rest' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    await drawn(page, 'globex-captcha');
    const after = await drawnNodes(page);
    expect(after.some((one) => one.includes('sample-login-suspicious'))).toBe(false);
    await session.picture('imported');

    // The refused one left nothing, and one undo takes all of it back.
    expect(await page.locator('body').innerText()).not.toContain('sample-never');
    await press(page, 'Control+z');
    await expect.poll(() => drawnNodes(page)).toEqual(before);
    await session.picture('undone');
    expect(session.complaints).toEqual([]);
  });
});
