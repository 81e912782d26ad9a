import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { Session } from './app';
import { drawn, gone, node, stored } from './drawing';

const sample = join(projectFolder, 'assets', 'blueprints', 'login-with-mfa.yaml');
const patience = { timeout: 15_000 };

async function openWorkspaces(page: Page) {
  await page.keyboard.press('Control+Shift+O');
  const dialog = page.getByRole('dialog', { name: 'Workspaces' });
  await dialog.waitFor(patience);
  return dialog;
}

/** By its button: where the pointer rests on something with a tooltip, Escape closes that first. */
async function closeDialog(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Workspaces' });
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

const current = (page: Page, name: string) =>
  page.getByRole('banner').getByRole('button', { name, exact: true }).waitFor(patience);

it('brings a deleted workspace back whole: at once, and after a restart, and lets it go for good', async () => {
  await Session.with('workspace-trash', async (session) => {
    let page = await session.start([sample]);
    await drawn(page, 'sample-login-who');
    await node(page, 'sample-login-password').click();
    await page.keyboard.press('Delete');
    await gone(page, 'sample-login-password');
    await stored(page);

    // The only one and the one that is open: another is made in its place, and goes again when it comes back.
    let dialog = await openWorkspaces(page);
    await dialog.getByRole('button', { name: 'Delete My workspace' }).click();
    await dialog.getByRole('button', { name: 'Restore My workspace' }).waitFor(patience);
    await page.getByText('Workspace “My workspace” deleted').waitFor(patience);
    await session.picture('deleted');
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await dialog.getByRole('button', { name: 'Restore My workspace' }).waitFor({ state: 'detached' });
    await page.getByText('Workspace “My workspace” deleted').waitFor({ state: 'detached' });
    await expect
      .poll(() => dialog.getByRole('button', { name: 'Delete My workspace' }).count(), patience)
      .toBe(1);
    await closeDialog(page);
    await drawn(page, 'sample-login-who');
    await gone(page, 'sample-login-password');
    // Its history came back too.
    await page.keyboard.press('Control+z');
    await drawn(page, 'sample-login-password');
    await stored(page);

    dialog = await openWorkspaces(page);
    await dialog.getByRole('button', { name: 'Rename My workspace' }).click();
    await dialog.getByRole('textbox', { name: 'New name' }).fill('Production');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Delete Production' }).click();
    await dialog.getByRole('button', { name: 'Restore Production' }).waitFor(patience);
    await closeDialog(page);
    await session.quit();

    page = await session.start();
    await current(page, 'My workspace');
    dialog = await openWorkspaces(page);
    await dialog.getByRole('button', { name: 'Restore Production' }).click();
    await dialog.getByRole('button', { name: 'Delete Production' }).waitFor(patience);
    await dialog.getByRole('button', { name: /^Production / }).click();
    await dialog.waitFor({ state: 'detached' });
    await current(page, 'Production');
    await drawn(page, 'sample-login-password');

    dialog = await openWorkspaces(page);
    await dialog.getByRole('button', { name: 'Delete My workspace' }).click();
    await dialog.getByRole('button', { name: 'Delete My workspace for good' }).click();
    const question = page.getByRole('alertdialog');
    await session.picture('for-good');
    await question.getByRole('button', { name: 'Delete for good' }).click();
    await question.waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Restore My workspace' }).waitFor({ state: 'detached' });
    expect(await dialog.getByRole('heading', { name: 'Recently deleted' }).count()).toBe(0);
    expect(session.complaints).toEqual([]);
  });
});
