import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { Session } from './app';
import { serious } from './axe';
import { drawn, gone, node, press, stored } from './drawing';

const sample = join(projectFolder, 'assets', 'blueprints', 'login-with-mfa.yaml');
const patience = { timeout: 15_000 };

/** Nodes of the comparison's drawing that something became of: `Added: …`. */
function fates(page: Page): Promise<readonly string[]> {
  return page
    .locator('.react-flow__node')
    .evaluateAll((nodes) =>
      nodes
        .map((one) => (one.getAttribute('aria-label') ?? '').split(/[.,]/)[0]!)
        .filter((name) => /^(Added|Removed|Changed|Moved): /.test(name)),
    );
}

it('compares a flow with a file and with an earlier version, and goes back to it', async () => {
  await Session.with('compare', async (session) => {
    const folder = join(session.profile, 'work');
    await mkdir(folder);
    const old = join(folder, 'old.yaml');
    const text = await readFile(sample, 'utf8');
    await writeFile(old, text.replace('title: Sign in', 'title: Before').replace('order: 100', 'order: 90'));

    const page = await session.start([sample]);
    await session.size(1440, 900);
    await drawn(page, 'sample-login-who');
    await stored(page);

    await press(page, 'Control+Alt+c');
    await session.answerOpenDialog([old]);
    await page.getByRole('button', { name: 'A file on disk…' }).click();
    await page.getByRole('region', { name: 'Comparison with old.yaml' }).waitFor(patience);
    await expect
      .poll(() => fates(page), patience)
      .toEqual(['Changed: Start: Anyone', 'Moved: sample-login-session']);
    const changes = page.getByRole('list', { name: 'Changes' });
    await changes.getByText('Before').waitFor(patience);
    await page.getByText('unchanged lines').first().waitFor(patience);
    await page.keyboard.press('F8');
    await expect
      .poll(() => changes.locator('[aria-current="true"]').innerText(), patience)
      .toContain('Moved');
    await page.keyboard.press('F8');
    await expect
      .poll(() => changes.locator('[aria-current="true"]').innerText(), patience)
      .toContain('title');
    await session.picture('file');
    expect(await serious(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close the comparison' }).first().click();

    await node(page, 'sample-login-password').click();
    await page.keyboard.press('Delete');
    await gone(page, 'sample-login-password');
    await stored(page);
    await page.keyboard.press('Control+Shift+h');
    await page.getByRole('button', { name: 'Compare with Open “login-with-mfa.yaml”' }).click(patience);
    await page.getByRole('region', { name: /Comparison with Open/ }).waitFor(patience);
    await expect
      .poll(async () => (await fates(page)).filter((one) => one.startsWith('Removed')).length, patience)
      .toBe(2);
    await session.picture('version');
    await page.getByRole('button', { name: 'Close the comparison' }).first().click();

    await page.keyboard.press('Control+Shift+h');
    await page.getByRole('button', { name: 'Go back to Open “login-with-mfa.yaml”' }).click(patience);
    await drawn(page, 'sample-login-password');
    await press(page, 'Control+z');
    await gone(page, 'sample-login-password');
    expect(session.complaints).toEqual([]);
  });
});
