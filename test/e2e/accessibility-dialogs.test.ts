import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { Session } from './app';
import { serious } from './axe';
import { drawn, node, stored } from './drawing';

const sample = join(projectFolder, 'assets', 'blueprints', 'login-with-mfa.yaml');
const patience = { timeout: 15_000 };

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Search commands/ }).waitFor(patience);
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

/** The window's parts that come and go: how each is called up, and what then stands there. */
const parts: readonly {
  readonly name: string;
  readonly show: (page: Page) => Promise<void>;
  readonly shown: (page: Page) => Locator;
}[] = [
  {
    name: 'palette',
    show: (page) => page.keyboard.press('Control+k'),
    shown: (page) => page.getByRole('combobox', { name: /Search commands/ }),
  },
  {
    name: 'shortcuts',
    show: (page) => command(page, 'Keyboard shortcuts'),
    shown: (page) => page.getByRole('dialog', { name: /shortcuts/i }),
  },
  {
    name: 'workspaces',
    show: (page) => command(page, 'Switch workspace'),
    shown: (page) => page.getByRole('dialog', { name: 'Workspaces' }),
  },
  {
    name: 'rules',
    show: (page) => command(page, 'Rules'),
    shown: (page) => page.getByRole('dialog'),
  },
  {
    name: 'export',
    show: (page) => page.keyboard.press('Control+e'),
    shown: (page) => page.getByRole('dialog', { name: /Export/ }),
  },
  {
    name: 'compare-with',
    show: (page) => page.keyboard.press('Control+Alt+c'),
    shown: (page) => page.getByRole('dialog', { name: /Compare/ }),
  },
  {
    name: 'history',
    show: (page) => page.keyboard.press('Control+Shift+h'),
    shown: (page) => page.getByRole('dialog', { name: 'History of this workspace' }),
  },
  {
    name: 'canvas-menu',
    show: (page) => node(page, 'sample-login-who').click({ button: 'right' }),
    shown: (page) => page.getByRole('menu'),
  },
  {
    name: 'explorer-menu',
    show: (page) =>
      page
        .getByRole('row', { name: /sample-login-who/ })
        .first()
        .click({ button: 'right' }),
    shown: (page) => page.getByRole('menu'),
  },
  {
    name: 'field-menu',
    show: (page) =>
      page
        .getByRole('button', { name: /^More for / })
        .first()
        .click(),
    shown: (page) => page.getByRole('menu'),
  },
  {
    name: 'insert',
    show: async (page) => {
      await node(page, 'sample-login-who').click();
      await page.keyboard.press('Insert');
    },
    shown: (page) => page.locator('#quick-picker-list'),
  },
];

it.each(['Light', 'Dark', 'High contrast'])(
  'has no serious fault in what opens over the window, %s',
  async (theme) => {
    await Session.with(`dialogs-${theme.replace(' ', '-').toLowerCase()}`, async (session) => {
      const page = await session.start([sample]);
      await session.size(1024, 700);
      await drawn(page, 'sample-login-who');
      await stored(page);
      await command(page, `${theme}`);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await node(page, 'sample-login-who').click();
      const faults: Record<string, readonly string[]> = {};
      for (const { name, show, shown } of parts) {
        await show(page);
        await shown(page).waitFor(patience);
        await session.picture(name);
        faults[name] = await serious(page);
        expect(
          await page.evaluate(() => document.activeElement !== document.body),
          `${name} takes the focus`,
        ).toBe(true);
        await page.keyboard.press('Escape');
        await shown(page).waitFor({ state: 'detached' });
      }
      await page.keyboard.press('Control+Shift+e');
      await page
        .getByRole('region', { name: 'Estate map' })
        .locator('.react-flow__node')
        .first()
        .waitFor(patience);
      await session.picture('estate');
      faults.estate = await serious(page);
      expect(faults).toEqual(Object.fromEntries(Object.keys(faults).map((name) => [name, []])));
      expect(session.complaints).toEqual([]);
    });
  },
);
