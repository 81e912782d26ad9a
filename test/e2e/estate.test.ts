import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { Session } from './app';
import { drawn } from './drawing';

const sample = join(projectFolder, 'assets', 'blueprints', 'login-with-mfa.yaml');

it('shows all flows on one map, by keyboard, and opens one from it; it is there again after a restart', async () => {
  await Session.with('estate', async (session) => {
    const page = await session.start([sample]);
    await drawn(page, 'sample-login-who');
    await page.keyboard.press('Control+Shift+e');
    const map = page.getByRole('region', { name: 'Estate map' });
    await map.locator('.react-flow__node').first().waitFor();
    const labels = () =>
      map
        .locator('.react-flow__node')
        .evaluateAll((nodes) => nodes.map((one) => one.getAttribute('aria-label') ?? ''));
    expect(await labels()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^sample-login.*, Authentication, \d+ stages$/)]),
    );
    expect(await labels()).toEqual(expect.arrayContaining([expect.stringMatching(/^Default login/)]));
    await session.picture('map');
    await map.locator('.react-flow__node[aria-label^="Default login"]').focus();
    await page.keyboard.press('ArrowRight');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    expect(await focused()).toMatch(/^sample-login/);
    await page.keyboard.press('Enter');
    await drawn(page, 'sample-login-who');
    await page.keyboard.press('Control+Shift+e');
    await map.waitFor();
    await page.waitForTimeout(600);
    await session.quit();
    const again = await session.start();
    await again.getByRole('region', { name: 'Estate map' }).locator('.react-flow__node').first().waitFor();
    await again.keyboard.press('Control+w');
    await drawn(again, 'sample-login-who');
    expect(session.complaints).toEqual([]);
  });
});
