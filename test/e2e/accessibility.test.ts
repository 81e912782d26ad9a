import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { Session } from './app';
import { serious } from './axe';
import { drawn, node } from './drawing';

const sample = join(projectFolder, 'assets', 'blueprints', 'login-with-mfa.yaml');
const imported = ['login-changed.yaml', 'refused.yaml'].map((name) =>
  join(projectFolder, 'test', 'samples', 'import', name),
);

it.each(['Light', 'Dark'])('has nothing seriously inaccessible in %s colours', async (theme) => {
  await Session.with(`accessibility-${theme.toLowerCase()}`, async (session) => {
    const page = await session.start([sample]);
    await session.size(1024, 700);
    await drawn(page, 'sample-login-who');
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
