import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { Session } from './app';
import { drawn, drawnNodes } from './drawing';

const sample = join(projectFolder, 'assets', 'blueprints', 'login-with-mfa.yaml');
const bomb = ['a0: &a0 [x,x,x,x,x,x,x,x,x]']
  .concat(Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`))
  .join('\n');

/** Files that cannot be read as blueprints at all: nothing of them may be loaded. */
const refused: readonly (readonly [name: string, content: string])[] = [
  ['not-yaml.yaml', 'version: 1\nentries: [}\n'],
  ['truncated.yaml', 'version: 1\nentries:\n  - model: "authentik_flows.fl'],
  ['bomb.yaml', `version: 1\n${bomb}\nentries: *a12\n`],
  ['wrong-version.yaml', 'version: 2\nentries: []\n'],
  ['wrong-types.yaml', 'version: 1\nentries: 12\n'],
];

it('tells where a file cannot be read and leaves the rest usable', async () => {
  await Session.with('bad-input', async (session) => {
    const folder = join(session.profile, 'bad');
    await mkdir(folder);
    const page = await session.start([sample]);
    await drawn(page, 'sample-login-who');
    const before = await drawnNodes(page);
    const facts = page.getByText(/^1 flow, /);
    const counted = await facts.innerText();
    for (const [name, content] of refused) {
      const path = join(folder, name);
      await writeFile(path, content);
      await session.answerOpenDialog([path]);
      await page.keyboard.press('Control+o');
      const told = page.getByText(name, { exact: false }).first();
      await told.waitFor({ timeout: 20_000 });
      await page.keyboard.press('Control+Shift+m');
      await page
        .getByText(new RegExp(`${name}:\\d+:\\d+`))
        .first()
        .waitFor();
      expect(await drawnNodes(page), name).toEqual(before);
      expect(await facts.innerText(), name).toBe(counted);
      await session.picture(name.replace('.yaml', ''));
    }
    expect(session.complaints).toEqual([]);
  });
});
