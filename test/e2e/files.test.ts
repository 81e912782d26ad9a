import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { Session } from './app';
import { drawn, drawnNodes, node } from './drawing';

const sample = join(projectFolder, 'assets', 'blueprints', 'login-with-mfa.yaml');

async function open(session: Session, ...paths: string[]): Promise<void> {
  await session.answerOpenDialog(paths);
  await session.page.keyboard.press('Control+o');
}

/** Renames the flow that is open in the inspector, by keyboard. */
async function retitle(page: Page, title: string): Promise<void> {
  await node(page, 'Start').click();
  const field = page.getByRole('textbox', { name: /^Title/ });
  await field.fill(title);
  await field.press('Enter');
}

const tabs = (page: Page) => page.getByRole('tablist', { name: 'Open flows' }).getByRole('tab').count();

it('asks before it writes over what something else wrote, and keeps the flow where the file was deleted', async () => {
  await Session.with('files-changed', async (session) => {
    const path = join(session.profile, 'login.yaml');
    await copyFile(sample, path);
    const page = await session.start([path]);
    await drawn(page, 'sample-login-who');
    await retitle(page, 'Mine');
    await writeFile(path, `${await readFile(sample, 'utf8')}# theirs\n`);
    await page.keyboard.press('Control+s');
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('login.yaml was changed on disk').waitFor();
    await session.picture('conflict');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await readFile(path, 'utf8')).toContain('# theirs');
    await page.keyboard.press('Control+s');
    await dialog.getByRole('button', { name: 'Overwrite' }).click();
    await expect.poll(() => readFile(path, 'utf8'), { timeout: 10_000 }).toContain('Mine');
    expect(await readFile(path, 'utf8')).not.toContain('# theirs');

    await rm(path);
    await retitle(page, 'Mine again');
    await page.keyboard.press('Control+s');
    await dialog.getByText('login.yaml is not there any more').waitFor();
    await session.picture('deleted');
    await dialog.getByRole('button', { name: 'Write it again' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(() => readFile(path, 'utf8').catch(() => ''), { timeout: 10_000 })
      .toContain('Mine again');
    expect((await drawnNodes(page)).length).toBeGreaterThan(3);
    expect(session.complaints).toEqual([]);
  });
});

it('reads what something else wrote when the window comes to the front, unless it was edited here', async () => {
  await Session.with('files-front', async (session) => {
    const path = join(session.profile, 'login.yaml');
    await copyFile(sample, path);
    const page = await session.start([path]);
    await drawn(page, 'sample-login-who');
    const text = await readFile(sample, 'utf8');
    // The look at the files comes with the later parts of the window.
    await page.getByText('All changes stored').waitFor();
    const comeToFront = () => page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await writeFile(path, text.replaceAll('sample-login-who', 'sample-login-asked'));
    await comeToFront();
    await drawn(page, 'sample-login-asked');
    await page.getByText('login.yaml was changed on disk and read again.').waitFor();
    await session.picture('read-again');

    await retitle(page, 'Mine');
    await page.getByText('unsaved').first().waitFor({ timeout: 15_000 });
    await writeFile(path, text.replaceAll('sample-login-who', 'sample-login-theirs'));
    await comeToFront();
    await page.getByText(/was changed on disk, and here too/).waitFor();
    await session.picture('both');
    expect((await drawnNodes(page)).some((one) => one.startsWith('sample-login-asked'))).toBe(true);
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: 'login.yaml was changed on disk' }).waitFor();
    expect(session.complaints).toEqual([]);
  });
});

it('tells of all files that it cannot open at once, each with its place, and opens the others', async () => {
  await Session.with('files-several', async (session) => {
    const folder = join(session.profile, 'several');
    await mkdir(folder);
    const file = async (name: string, content: string | Uint8Array) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    };
    const text = await readFile(sample, 'utf8');
    const good = await file('good.yaml', text);
    const latin = await file('latin.yaml', Buffer.from('version: 1\n# caf\xe9\nentries: []\n', 'latin1'));
    const cut = await file('cut.yaml', 'version: 1\nentries: [');
    const page = await session.start();
    await open(session, good, latin, cut, folder, join(folder, 'gone.yaml'));
    await drawn(page, 'sample-login-who');
    await page.getByText(/^4 files were not opened/).waitFor();
    await page.keyboard.press('Control+Shift+m');
    const problems = page.getByRole('grid', { name: 'Problems' });
    // The list holds only what is in view.
    for (const [words, place] of [
      ['latin', /latin\.yaml:2:6/],
      ['cut', /cut\.yaml:\d+:\d+/],
      ['gone', /gone\.yaml/],
    ] as const) {
      await page.getByRole('searchbox', { name: 'Search problems' }).fill(words);
      await problems.getByText(place).first().waitFor();
    }
    await page.getByRole('searchbox', { name: 'Search problems' }).fill('');
    await session.picture('listed');

    // The same again changes nothing and says nothing twice.
    const before = await drawnNodes(page);
    await open(session, good, good);
    expect(await drawnNodes(page)).toEqual(before);
    expect(await tabs(page)).toBe(1);

    const wrong = await file(
      'version-2.yaml',
      text.replace('version: 1', 'version: 2').replaceAll('sample-', 'other-'),
    );
    await open(session, wrong);
    // The explorer draws only what is in view.
    await page.getByRole('searchbox', { name: 'Search objects' }).fill('version-2');
    await page.getByText('not importable').first().waitFor({ timeout: 15_000 });
    await session.picture('wrong-version');
    expect(session.complaints).toEqual([]);
  });
});

it('says something of a very large broken file and stays usable, and lists what is wrong in a file that it can open', async () => {
  await Session.with('files-wrong', async (session) => {
    const path = join(session.profile, 'large.yaml');
    await writeFile(path, `# ${'x'.repeat(49 * 1024 * 1024)}\nversion: [\n`);
    const odd = join(session.profile, 'odd.yaml');
    await writeFile(
      odd,
      [
        'version: 1',
        'entries:',
        '  - model: authentik_flows.flow',
        '    id: twice',
        '    identifiers: {slug: odd}',
        '    attrs: {name: Odd, title: Odd, designation: authentication}',
        '  - model: authentik_stages_dummy.dummystage',
        '    id: twice',
        '    identifiers: {name: odd-stage}',
        '  - model: authentik_stages_nothing.nothingstage',
        '    identifiers: {name: unknown}',
        '  - model: authentik_flows.flowstagebinding',
        '    identifiers: {target: !KeyOf twice, stage: !KeyOf nobody, order: 10}',
        '    attrs: {evaluate_on_plan: !Nothing x}',
        '',
      ].join('\n'),
    );
    const page = await session.start([sample]);
    await drawn(page, 'sample-login-who');
    await open(session, path);
    await page
      .getByText(/large\.yaml/)
      .first()
      .waitFor({ timeout: 60_000 });
    expect((await drawnNodes(page)).some((one) => one.startsWith('sample-login-who'))).toBe(true);
    await open(session, odd);
    await page.keyboard.press('Control+Shift+m');
    await page
      .getByText(/odd\.yaml:\d+:\d+/)
      .first()
      .waitFor({ timeout: 20_000 });
    await session.picture('odd');
    expect(session.complaints).toEqual([]);
  });
});
