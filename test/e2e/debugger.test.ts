import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { Session } from './app';
import { drawn, node } from './drawing';

const login = join(projectFolder, 'assets', 'samples', 'sign-in.yaml');
const hanging = join(projectFolder, 'test', 'samples', 'run', 'hanging.yaml');
const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What is wrong in the panel of runs, the trivial too. */
async function inaccessible(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(axeSource, 'utf8'));
  const found = await page.evaluate<readonly Finding[]>(
    `axe.run(document.querySelector('[role="toolbar"][aria-label="Run"]').parentElement).then((all) => all.violations)`,
  );
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

const answer = (page: Page) => page.getByRole('form', { name: 'Answer' });
const outcome = (page: Page) => page.getByRole('region', { name: 'Outcome' });
const unknown = (page: Page) => page.getByRole('region', { name: 'Unknown' });
const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'Run' });

async function ready(page: Page, first: string): Promise<void> {
  await drawn(page, first);
  // Commands of the panels come with the panels, after the first picture.
  await page.getByPlaceholder('Search objects').first().waitFor();
}

async function show(page: Page, view: 'Run' | 'Visitor' | 'Checks'): Promise<void> {
  await toolbar(page).getByRole('radio', { name: view }).click();
}

it('saves a run, keeps it as a check, and shows after an edit what is different', async () => {
  await Session.with('debugger-check', async (session) => {
    const page = await session.start([login]);
    await ready(page, 'Start');
    await page.keyboard.press('Control+F5');
    await outcome(page).waitFor();
    expect(await outcome(page).innerText()).toContain('alice is signed in');
    expect(await inaccessible(page)).toEqual([]);

    const file = join(session.profile, 'signed-in.json');
    await session.answerSaveDialog(file);
    await toolbar(page).getByRole('button', { name: 'Save as a scenario…' }).click();
    await page.getByText(/All \d+ parts are as the file expects/).waitFor();
    const saved = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    expect(saved.outcome).toEqual({ kind: 'redirect', to: '/' });

    await toolbar(page).getByRole('button', { name: 'Keep as a check' }).click();
    await page.getByText(/All \d+ parts are as the check expects/).waitFor();
    await toolbar(page).getByText('Checks 1/1').waitFor();
    await toolbar(page).getByRole('button', { name: 'Close the run' }).click();

    // An opened file is played in the workspace, where its flow is.
    await session.answerOpenDialog([file]);
    await toolbar(page).getByRole('button', { name: 'Open a scenario…' }).click();
    await page.getByText(/All \d+ parts are as the file expects/).waitFor();
    await session.picture('as-saved');

    await node(page, 'sample-password').click();
    await page.keyboard.press('Delete');
    const differences = page.getByRole('region', { name: 'Differences' });
    await differences.waitFor();
    expect(await differences.innerText()).toMatch(/Step 1, plans/);
    await toolbar(page).getByText('Checks 0/1').waitFor();
    await session.picture('different');
    expect(await inaccessible(page)).toEqual([]);

    await page.getByRole('radio', { name: 'the file’s own blueprints' }).click();
    await page.getByText(/All \d+ parts are as the file expects/).waitFor();

    await show(page, 'Checks');
    const check = page.getByRole('list', { name: 'Checks' }).getByRole('listitem');
    expect(await check.innerText()).toMatch(/Step 1, plans/);
    await session.picture('check-fails');
    expect(await inaccessible(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    await toolbar(page).getByText('Checks 1/1').waitFor();
    expect(session.complaints).toEqual([]);
  });
});

it('says where a file is no scenario, and opens nothing', async () => {
  await Session.with('debugger-bad-file', async (session) => {
    const page = await session.start([login]);
    await ready(page, 'Start');
    const file = join(session.profile, 'broken.json');
    await writeFile(file, '{\n  "scenario": 1,\n  "name": 7,\n  "release": "2026.5"\n}\n');
    await session.answerOpenDialog([file]);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Open a scenario');
    await page.keyboard.press('Enter');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    const text = await alert.innerText();
    expect(text).toContain('broken.json:3:11');
    expect(text).toContain('`name` must be text.');
    expect(text).toContain('`world` is missing.');
    await session.picture('refused');
    expect(await inaccessible(page)).toEqual([]);
    expect(session.complaints).toEqual([]);
  });
});

it('offers the branches of what is unknown, and starts Python anew where an expression hangs', async () => {
  await Session.with('debugger-hangs', async (session) => {
    const page = await session.start([hanging]);
    await ready(page, 'Start');
    await node(page, 'hanging-captcha').click();
    await page.keyboard.press('F9');
    await page.getByRole('img', { name: 'Breakpoint: a run stops here' }).waitFor();
    await page.keyboard.press('F5');
    await answer(page).waitFor();
    await page.keyboard.press('Control+F5');
    await answer(page).getByRole('textbox', { name: 'Token' }).waitFor();
    await page.keyboard.press('Enter');
    await unknown(page).waitFor();
    expect(await inaccessible(page)).toEqual([]);
    await session.picture('unknown');
    const branches = unknown(page).getByRole('button');
    expect(await branches.allInnerTexts()).toEqual(['accepted', 'refused', 'out of reach']);

    // By keyboard: the first branch has the cursor.
    await page.keyboard.press('Enter');
    const alert = page.getByRole('alert');
    await alert.waitFor({ timeout: 60_000 });
    expect(await alert.innerText()).toMatch(/hanging-counts ran longer than 5 seconds.*started anew/);
    await session.picture('hung');
    expect(await inaccessible(page)).toEqual([]);

    // What was played before is still there, and the other branch goes its way.
    await branches.getByText('refused').click();
    await answer(page).getByText('Invalid captcha response').first().waitFor();
    expect(await alert.count()).toBe(0);
    expect(session.complaints).toEqual([]);
  });
});

it('plays the same answers by another visitor, and on another release', async () => {
  await Session.with('debugger-visitor', async (session) => {
    const page = await session.start([login]);
    await session.size(1024, 700);
    await ready(page, 'Start');
    await page.keyboard.press('Control+F5');
    await outcome(page).waitFor();
    await toolbar(page)
      .getByRole('button', { name: /Compare/ })
      .click();
    await page.getByRole('menuitem', { name: /authentik 2025.10/ }).click();
    await page.getByRole('region', { name: 'Differences between releases' }).waitFor();
    await session.picture('releases');
    expect(await inaccessible(page)).toEqual([]);

    await show(page, 'Visitor');
    await page.getByLabel('Password', { exact: true }).fill('Another-one-7');
    await session.picture('visitor');
    expect(await inaccessible(page)).toEqual([]);
    await page.getByRole('button', { name: 'Same answers by this visitor' }).click();
    await answer(page).getByText('Invalid password').first().waitFor();

    // An earlier step: the drawing is as it was then.
    await page.getByRole('list', { name: 'Steps of the run' }).getByRole('button').first().click();
    await expect.poll(() => page.locator('[data-run="current"]').count()).toBe(1);
    await page.getByRole('group', { name: 'Step 1' }).waitFor();
    expect(session.complaints).toEqual([]);
  });
});
