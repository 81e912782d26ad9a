import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { until } from '../runtime/running-app';
import { Session } from './app';

const sample = join(projectFolder, 'assets', 'blueprints', 'login-with-mfa.yaml');

const editor = (page: Page) => page.locator('[aria-label="Blueprint text"] .cm-content');
const stages = (page: Page, name: string) => page.locator('.react-flow__node', { hasText: name });

/** Puts the cursor to the end of the first line that says `name: …`; an editor holds only the lines in view. */
async function clickName(page: Page, name: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('Control+Home');
  await editor(page)
    .locator('.cm-line', { hasText: `name: ${name}` })
    .first()
    .click();
  await page.keyboard.press('End');
}

it('keeps drawing and text the same, whichever is changed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stagecraft-source-'));
  const file = join(folder, 'login.yaml');
  try {
    await copyFile(sample, file);
    await Session.with('source', async (session) => {
      const page = await session.start([file]);
      await stages(page, 'sample-login-who').first().waitFor();
      await page.keyboard.press('Control+Shift+KeyU');
      await editor(page).waitFor();

      // The node selects the entry, the cursor selects the node.
      await stages(page, 'sample-login-password').first().click();
      await page.locator('.cm-revealed', { hasText: 'stage-password' }).first().waitFor();
      await clickName(page, 'sample-login-who');
      await page.locator('.react-flow__node.selected', { hasText: 'sample-login-who' }).waitFor();
      await session.picture('selected');

      // What is typed is drawn, as one step that can be taken back.
      await page.keyboard.type('-typed', { delay: 30 });
      await stages(page, 'sample-login-who-typed').first().waitFor();
      await session.picture('typed');
      await page.keyboard.press('Control+KeyZ');
      await until(async () =>
        (await stages(page, 'sample-login-who-typed').count()) === 0 ? true : undefined,
      );
      await expect.poll(() => editor(page).innerText(), { timeout: 15_000 }).not.toContain('who-typed');

      // What cannot be read keeps the last good drawing, and is there after a restart.
      await clickName(page, 'sample-login-who');
      await page.keyboard.type(': [', { delay: 30 });
      const refusal = page.locator('[aria-label="Blueprint text"] [role="alert"]');
      await refusal.waitFor();
      await page.locator('.cm-lintRange-error, .cm-lint-marker-error').first().waitFor();
      await session.picture('refused');
      expect(await refusal.innerText()).toMatch(/\d+:\d+/);
      expect(await stages(page, 'sample-login-who').count()).toBeGreaterThan(0);
      await session.quit();
      const again = await session.start();
      const keptRefusal = again.locator('[aria-label="Blueprint text"] [role="alert"]');
      await keptRefusal.waitFor();
      expect(await editor(again).innerText()).toContain('sample-login-who: [');
      await session.picture('brought-back');
      await keptRefusal.getByRole('button', { name: 'Discard' }).click();
      await keptRefusal.waitFor({ state: 'detached' });

      // A save writes what was typed, byte for byte.
      await clickName(again, 'sample-login-who');
      await again.keyboard.type('-2', { delay: 30 });
      await again.keyboard.press('Control+KeyS');
      const wanted = (await readFile(sample, 'utf8')).replace(
        'name: sample-login-who\n',
        'name: sample-login-who-2\n',
      );
      await until(async () => ((await readFile(file, 'utf8')) === wanted ? true : undefined));
      await session.picture('saved');
      expect(session.complaints).toEqual([]);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
