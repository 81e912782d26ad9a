import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBlueprint } from '../../shared/blueprint/text/parse-blueprint';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { Session } from './app';
import { dragType, drawn, drawnNodes, gone, node, pointAt, press, stored } from './drawing';

const stories = [
  {
    name: 'sample',
    file: join(projectFolder, 'assets', 'blueprints', 'login-with-mfa.yaml'),
    slug: 'sample-login',
    first: 'sample-login-who',
  },
  {
    name: 'default-login',
    file: join(projectFolder, '../shared/authentik/blueprints/default/flow-default-authentication-flow.yaml'),
    slug: 'default-authentication-flow',
    first: 'default-authentication-identification',
  },
].filter(({ file }) => existsSync(file));

const captcha = 'authentik_stages_captcha.captchastage';
const expression = 'authentik_policies_expression.expressionpolicy';

/** The lines of `after` that are not in `before`; `before` must be whole in it, in order. */
function addedLines(before: string, after: string): readonly string[] {
  const kept = before.split('\n');
  let at = 0;
  const added = after.split('\n').filter((line) => {
    if (line !== kept[at]) return true;
    at += 1;
    return false;
  });
  expect(at, 'every line of the file as it was is still there, in its place').toBe(kept.length);
  return added;
}

describe.each(stories)('the first hour with the $name flow', ({ name, file, slug, first }) => {
  it('opens, changes, keeps, writes back, exports and brings back', async () => {
    await Session.with(`story-${name}`, async (session) => {
      const folder = join(session.profile, 'work');
      await mkdir(folder);
      const work = join(folder, basename(file));
      const exported = join(folder, 'exported.yaml');
      await copyFile(file, work);
      const before = await readFile(file, 'utf8');

      const inserted = `${slug.replace(/-flow$/, '')}-captcha`;

      let page = await session.start([work]);
      await session.size(1440, 900);
      await drawn(page, first);
      const asOpened = await drawnNodes(page);
      await session.picture('opened');

      await dragType(page, captcha, await pointAt(page, first, 'behind'));
      await drawn(page, inserted);
      const names = await drawnNodes(page);
      const at = names.findIndex((one) => one.startsWith(first));
      expect(names[at + 1]).toContain('Captcha');
      await session.picture('stage-inserted');

      const field = (label: string) => page.getByRole('textbox', { name: new RegExp(`^${label}`) }).first();
      await field('Public key').fill('site-key');
      await field('Private key').fill('secret-key');
      expect(await field('Private key').getAttribute('type')).toBe('password');

      await dragType(page, expression, await pointAt(page, inserted, 'middle'));
      await drawn(page, `Policies before ${inserted}`);
      await page.getByRole('button', { name: 'Go to expression-policy' }).click();
      const code = page.locator('.cm-content').first();
      await code.click();
      await page.keyboard.press('Control+a');
      await page.keyboard.type('return not request.user.is_active');
      await page.keyboard.press('Escape');
      await session.picture('policy-bound');

      // Undo and redo go over canvas and form alike.
      const complete = await drawnNodes(page);
      for (let step = 0; step < 10 && (await drawnNodes(page)).length > asOpened.length; step += 1) {
        await press(page, 'Control+z');
      }
      await expect.poll(() => drawnNodes(page)).toEqual(asOpened);
      for (let step = 0; step < 10; step += 1) await page.keyboard.press('Control+Shift+z');
      await expect.poll(() => drawnNodes(page)).toEqual(complete);

      await stored(page);
      await page.keyboard.press('Control+s');
      await page.getByText('Saved.').first().waitFor();
      const added = addedLines(before, await readFile(work, 'utf8')).join('\n');
      expect(added).toContain('return not request.user.is_active');
      expect(added).toContain('public_key: site-key');
      await session.picture('saved');

      await session.answerSaveDialog(exported);
      await press(page, 'Control+e');
      await page.getByRole('button', { name: 'Save as…' }).click();
      await expect.poll(() => existsSync(exported), { timeout: 15_000 }).toBe(true);
      const portable = parseBlueprint(await readFile(exported, 'utf8'), exported);
      expect(portable.diagnostics).toEqual([]);

      await session.quit();
      page = await session.start();
      await drawn(page, `Policies before ${inserted}`);
      expect(await drawnNodes(page)).toEqual(complete);
      await session.picture('started-again');
      for (let step = 0; step < 10 && (await drawnNodes(page)).length > asOpened.length; step += 1) {
        await press(page, 'Control+z');
      }
      await gone(page, inserted);

      // What was acknowledged outlives the power button.
      await press(page, 'Control+Shift+z');
      await drawn(page, inserted);
      await stored(page);
      await session.kill();
      page = await session.start();
      await drawn(page, inserted);
      await node(page, inserted).click();
      await session.picture('after-kill');
      expect(session.complaints).toEqual([]);
    });
  });
});
