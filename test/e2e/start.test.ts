import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { Session } from './app';

const sample = join(projectFolder, 'assets', 'blueprints', 'login-with-mfa.yaml');

it('opens its window without a file and without a complaint', async () => {
  await Session.with('start', async (session) => {
    const page = await session.start();
    await page.waitForLoadState('load');
    await session.picture('empty');
    expect(await page.locator('body').innerText()).not.toBe('');
    expect(session.complaints).toEqual([]);
  });
});

it('draws the flow of a file that was named at the start', async () => {
  await Session.with('start-file', async (session) => {
    const page = await session.start([sample]);
    await page.locator('.react-flow__node').first().waitFor();
    await session.picture('drawn');
    expect(await page.locator('.react-flow__node').count()).toBeGreaterThan(3);
    expect(session.complaints).toEqual([]);
  });
});
