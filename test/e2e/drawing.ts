import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const patience = { timeout: 15_000 };

/** What the nodes of the open flow are called, without their facts: `Start: Anyone`, `login, User Login, acts`. */
export async function drawnNodes(page: Page): Promise<readonly string[]> {
  const labels = await page
    .locator('.react-flow__node')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label') ?? ''));
  return labels.map((label) => label.split('.')[0]!);
}

/** Waits until the drawing has a node whose name begins so. */
export async function drawn(page: Page, name: string): Promise<void> {
  await expect
    .poll(async () => (await drawnNodes(page)).some((node) => node.startsWith(name)), patience)
    .toBe(true);
}

export async function gone(page: Page, name: string): Promise<void> {
  await expect
    .poll(async () => (await drawnNodes(page)).some((node) => node.startsWith(name)), patience)
    .toBe(false);
}

/** The names of the stages in the order of the path. */
export async function stages(page: Page): Promise<readonly string[]> {
  return (await drawnNodes(page))
    .filter((node) => / (identifies|proves|collects|acts|decides|ends)$|, Identification, /.test(node))
    .map((node) => node.split(',')[0]!);
}

export const node = (page: Page, name: string): Locator =>
  page.locator(`.react-flow__node[aria-label^=${JSON.stringify(name)}]`).first();

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middle of a node, or a point right behind it: on the edge that leaves it. */
export async function pointAt(page: Page, name: string, where: 'middle' | 'behind'): Promise<Point> {
  const box = await node(page, name).boundingBox();
  if (box === null) throw new Error(`${name} is not to be seen.`);
  return { x: box.x + (where === 'middle' ? box.width / 2 : box.width + 14), y: box.y + box.height / 2 };
}

/** Drags a type out of the palette, as a hand does. */
export async function dragType(page: Page, model: string, to: Point): Promise<void> {
  const search = page.getByLabel('Search stage and policy types').first();
  await search.fill(model.split('.')[1]!.replace(/(stage|policy)$/, ''));
  const row = page.locator(`[data-palette-row="${model}"]`);
  await row.scrollIntoViewIfNeeded();
  const from = (await row.boundingBox())!;
  await page.mouse.move(from.x + 20, from.y + 14);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 14, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
  await search.fill('');
}

/** Waits until the store has taken every change. */
export async function stored(page: Page): Promise<void> {
  await page.getByText('All changes stored').waitFor({ timeout: patience.timeout });
}

/** Presses a key of the window's own, away from any field. */
export async function press(page: Page, key: string): Promise<void> {
  await page.locator('.react-flow__pane').click({ position: { x: 8, y: 300 } });
  await page.keyboard.press(key);
}
