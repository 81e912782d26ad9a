import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ElectronApplication, Page } from 'playwright-core';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { launchElectron } from './launch-electron';

const editorAddress = 'app://stagecraft/';
const patienceMs = 20_000;

/**
 * The built app with an empty page for an editor, so that nobody but the test asks main for anything. Lies in the
 * profile's folder and goes with it.
 */
async function appWithEmptyPage(profile: string): Promise<string> {
  const folder = join(profile, 'app');
  await cp(join(projectFolder, 'package.json'), join(folder, 'package.json'));
  await cp(join(projectFolder, 'out'), join(folder, 'out'), { recursive: true });
  const page = '<!doctype html><title>Stagecraft</title>';
  await writeFile(join(folder, 'out', 'renderer', 'renderer', 'index.html'), page);
  return folder;
}

/** The built app, running on a profile of its own. `npm test` builds it and gives the tests a screen. */
export class RunningApp {
  readonly application: ElectronApplication;
  readonly editor: Page;
  /** Where the app itself lies: the argument for a second start. */
  readonly folder: string;

  private constructor(application: ElectronApplication, editor: Page, folder: string) {
    this.folder = folder;
    this.application = application;
    this.editor = editor;
  }

  static async start(profile: string): Promise<RunningApp> {
    const folder = await appWithEmptyPage(profile);
    const application = await launchElectron([folder, `--user-data-dir=${profile}`]);
    const [editor] = await editorsOf(application, 1);
    return new RunningApp(application, editor!, folder);
  }

  /** Editor windows in the order of their opening, once there are `count`. */
  editors(count: number): Promise<readonly Page[]> {
    return editorsOf(this.application, count);
  }

  /** As the power button would: nothing gets to tidy up. */
  async kill(): Promise<void> {
    const process = this.application.process();
    const ended = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await ended;
  }

  /** As the user quits. */
  async quit(): Promise<void> {
    const process = this.application.process();
    const ended = new Promise((resolve) => process.once('exit', resolve));
    await this.application.evaluate(({ app }) => {
      setTimeout(() => {
        app.quit();
      });
    });
    await ended;
  }
}

async function editorsOf(application: ElectronApplication, count: number): Promise<readonly Page[]> {
  const editors = await until(() => {
    const found = application.windows().filter((page) => page.url().startsWith(editorAddress));
    return found.length >= count ? found : undefined;
  });
  await Promise.all(editors.map((page) => page.waitForFunction(() => 'stagecraft' in window)));
  return editors;
}

/** Asks again and again until there is an answer. */
export async function until<Value>(
  look: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`Nothing came within ${patienceMs} ms.`);
    await delay(10);
  }
}

/** A folder that is gone after the test. */
export async function withProfile(work: (profile: string) => Promise<void>): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'stagecraft-profile-'));
  try {
    await work(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
