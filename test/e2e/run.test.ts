import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { Session } from './app';

const sample = join(projectFolder, 'assets', 'samples', 'sign-in.yaml');

it('runs a sign-in flow to the login, its expression evaluated by Python', async () => {
  await Session.with('run', async (session) => {
    const page = await session.start([sample]);
    await page.locator('.react-flow__node').first().waitFor();
    // Commands of the panels come with the panels, after the first picture.
    await page.getByPlaceholder('Search objects').first().waitFor();
    await page.keyboard.press('F5');
    const answer = page.getByRole('form', { name: 'Answer' });
    await answer.getByRole('textbox', { name: 'Username or email' }).waitFor();
    await page.keyboard.type('alice');
    await page.keyboard.press('Enter');
    await answer.getByRole('textbox', { name: 'Password' }).waitFor();
    await page.keyboard.type('Correct-Horse-9');
    await page.keyboard.press('Enter');
    const outcome = page.getByRole('region', { name: 'Outcome' });
    await outcome.waitFor();
    await session.picture('signed-in');
    expect(await outcome.innerText()).toContain('alice is signed in');
    const policies = page.getByRole('list', { name: 'Policies that were asked' });
    expect(await policies.innerText()).toMatch(/sample-from-outside[^]*It passes/);
    const steps = page.getByRole('list', { name: 'Steps of the run' }).getByRole('listitem');
    expect(await steps.count()).toBe(3);
    expect(await page.locator('[data-id="entry"] [data-run="taken"]').count()).toBe(1);

    await page.keyboard.press('F7');
    await answer.getByRole('textbox', { name: 'Password' }).waitFor();
    expect(await steps.count()).toBe(2);
    expect(session.complaints).toEqual([]);
  });
});
