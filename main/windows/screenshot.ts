import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';

const againMs = 1_500;

/** Writes a PNG of the window now, and again when fonts, layout and the minimap have settled. */
export async function takeScreenshots(window: BrowserWindow, path: string): Promise<void> {
  await takeScreenshot(window, path);
  await delay(againMs);
  await takeScreenshot(window, path);
}

async function takeScreenshot(window: BrowserWindow, path: string): Promise<void> {
  if (window.isDestroyed()) return;
  const image = await window.webContents.capturePage();
  await writeFile(path, image.toPNG());
}
