import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { JSHandle, Page } from 'playwright-core';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import type { LaunchedApp } from './launch';
import { launchApp } from './launch';

const pictures = join(projectFolder, 'artifacts', 'e2e');

/** The app as a user has it: a profile that stays over restarts, pictures of what is seen, and what the page complained of. */
export class Session {
  readonly profile: string;
  /** Uncaught errors and `console.error` of the editor pages, in order. */
  readonly complaints: string[] = [];
  readonly #name: string;
  #app: LaunchedApp | undefined;
  #pictures = 0;

  private constructor(profile: string, name: string) {
    this.profile = profile;
    this.#name = name;
  }

  /** Runs `story` on a fresh profile; quits and clears away whatever it left. A story that fails leaves a picture of its last moment. */
  static async with(name: string, story: (session: Session) => Promise<void>): Promise<void> {
    const profile = await mkdtemp(join(tmpdir(), 'stagecraft-e2e-'));
    const session = new Session(profile, name);
    try {
      await story(session);
    } catch (error) {
      await session.picture('failed').catch(() => undefined);
      throw error;
    } finally {
      await session.#app?.kill().catch(() => undefined);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  }

  get app(): LaunchedApp {
    if (this.#app === undefined) throw new Error('The app was not started.');
    return this.#app;
  }

  get page(): Page {
    return this.app.editor;
  }

  /** Starts the app, again after `quit` or `kill`, and waits for the window's views. */
  async start(files: readonly string[] = []): Promise<Page> {
    this.#app = await launchApp(this.profile, files);
    this.page.on('pageerror', (error) => this.complaints.push(error.message));
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    await this.page.locator('#root > *').first().waitFor({ state: 'attached' });
    return this.page;
  }

  async quit(): Promise<void> {
    await this.app.quit();
    this.#app = undefined;
  }

  async kill(): Promise<void> {
    await this.app.kill();
    this.#app = undefined;
  }

  /** Makes the room inside the window so large, in px. */
  async size(width: number, height: number): Promise<void> {
    const window = (await this.app.application.browserWindow(this.page)) as JSHandle<BrowserWindow>;
    await window.evaluate(
      (shown, [wide, high]) => {
        shown.setContentSize(wide!, high!);
      },
      [width, height],
    );
    await this.page.waitForFunction(
      ([wide, high]) => innerWidth === wide && innerHeight === high,
      [width, height],
    );
  }

  /** Answers the system's next dialogs that ask for a file; nobody can drive those from outside. */
  async answerOpenDialog(paths: readonly string[]): Promise<void> {
    await this.app.application.evaluate(
      ({ dialog }, filePaths) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
      },
      [...paths],
    );
  }

  async answerSaveDialog(path: string): Promise<void> {
    await this.app.application.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
  }

  /** Writes `artifacts/e2e/<session>-<number>-<what>.png`. */
  async picture(what: string): Promise<string> {
    this.#pictures += 1;
    await mkdir(pictures, { recursive: true });
    const path = join(pictures, `${this.#name}-${String(this.#pictures).padStart(2, '0')}-${what}.png`);
    await this.page.screenshot({ path });
    return path;
  }
}
