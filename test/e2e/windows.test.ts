import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { until } from '../runtime/running-app';
import { Session } from './app';
import { drawn, gone, node, stored } from './drawing';

const sample = join(projectFolder, 'assets', 'blueprints', 'login-with-mfa.yaml');
const patience = { timeout: 15_000 };

const editors = (session: Session) =>
  session.app.application.windows().filter((page) => page.url().startsWith('app://stagecraft/'));

/** Waits for a window that is not among those known. */
async function newWindow(session: Session, known: readonly Page[]): Promise<Page> {
  const page = await until(() => editors(session).find((one) => !known.includes(one)));
  page.on('pageerror', (error) => session.complaints.push(error.message));
  await page.getByRole('contentinfo', { name: 'Status' }).waitFor(patience);
  return page;
}

async function openWorkspaces(page: Page) {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Search commands/ }).waitFor(patience);
  await page.keyboard.type('Switch workspace');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Workspaces' });
  await dialog.waitFor(patience);
  return dialog;
}

it('shows one workspace in two windows, each change in both', async () => {
  await Session.with('two-windows', async (session) => {
    const first = await session.start([sample]);
    await drawn(first, 'sample-login-who');
    await stored(first);
    const dialog = await openWorkspaces(first);
    await dialog.getByRole('button', { name: /^Open .* in a new window$/ }).click();
    const second = await newWindow(session, [first]);
    await drawn(second, 'sample-login-password');
    await first.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await node(first, 'sample-login-password').click();
    await first.keyboard.press('Delete');
    await gone(first, 'sample-login-password');
    await gone(second, 'sample-login-password');

    await node(second, 'sample-login-who').click();
    const name = second.getByRole('textbox', { name: /^Name/ }).first();
    await name.fill('sample-login-asked');
    await name.press('Enter');
    await drawn(first, 'sample-login-asked');
    await stored(first);
    await stored(second);
    expect(session.complaints).toEqual([]);
  });
});

it('makes, renames, changes between and deletes workspaces', async () => {
  await Session.with('workspaces', async (session) => {
    let page = await session.start([sample]);
    await drawn(page, 'sample-login-who');
    await stored(page);
    const current = (name: string) =>
      page.getByRole('banner').getByRole('button', { name, exact: true }).waitFor(patience);

    let dialog = await openWorkspaces(page);
    await dialog.getByRole('textbox', { name: 'New workspace' }).fill('Staging 🧪');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await current('Staging 🧪');
    await page.getByRole('heading', { name: 'Stagecraft', level: 2 }).waitFor(patience);
    await session.picture('empty');

    dialog = await openWorkspaces(page);
    await dialog.getByRole('button', { name: 'Rename Staging 🧪' }).click();
    const field = dialog.getByRole('textbox', { name: 'New name' });
    await field.fill('Probe');
    await field.press('Enter');
    await dialog.getByRole('button', { name: 'Delete Probe' }).waitFor(patience);
    await session.picture('renamed');
    await dialog.getByRole('button', { name: /^(?!Rename|Delete|Open ).*My workspace/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await current('My workspace');
    await drawn(page, 'sample-login-who');

    dialog = await openWorkspaces(page);
    await dialog.getByRole('button', { name: 'Delete Probe' }).click();
    await dialog.getByRole('button', { name: 'Restore Probe' }).waitFor(patience);
    await session.picture('delete');
    await page.keyboard.press('Escape');
    await stored(page);

    await session.quit();
    page = await session.start();
    await current('My workspace');
    await drawn(page, 'sample-login-who');
    dialog = await openWorkspaces(page);
    expect(await dialog.getByRole('button', { name: /^Delete (?!.*for good)/ }).count()).toBe(1);
    expect(session.complaints).toEqual([]);
  });
});
