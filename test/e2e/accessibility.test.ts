import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { Session } from './app';
import { drawn, node } from './drawing';

const sample = join(projectFolder, 'assets', 'blueprints', 'login-with-mfa.yaml');
const imported = ['login-changed.yaml', 'refused.yaml'].map((name) =>
  join(projectFolder, 'test', 'samples', 'import', name),
);
const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What is seriously wrong on the screen. The builder of @axe-core/playwright opens a page of its own, which Electron has not. */
async function serious(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: unknown }> } };
    return (await axe.run()).violations as readonly Finding[];
  });
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

it.each(['Light', 'Dark'])('has nothing seriously inaccessible in %s colours', async (theme) => {
  await Session.with(`accessibility-${theme.toLowerCase()}`, async (session) => {
    const page = await session.start([sample]);
    await session.size(1024, 700);
    await drawn(page, 'sample-login-who');
    await page.evaluate(await readFile(axeSource, 'utf8'));
    await page.keyboard.press('Control+k');
    await page.keyboard.type(`${theme} colours`);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await session.picture('flow');
    expect(await serious(page)).toEqual([]);
    await node(page, 'sample-login-password').click();
    expect(await serious(page)).toEqual([]);
    await page.keyboard.press('Control+Shift+m');
    await session.picture('problems');
    expect(await serious(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Context' }).click();
    expect(await serious(page)).toEqual([]);
    await session.answerOpenDialog(imported);
    await page.keyboard.press('Control+i');
    await page.getByRole('treegrid', { name: 'What would be imported' }).waitFor();
    await session.picture('import');
    expect(await serious(page)).toEqual([]);
    await page.getByRole('tab', { name: /Values/ }).click();
    expect(await serious(page)).toEqual([]);
  });
});
