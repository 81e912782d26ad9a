import type { ElectronApplication, Page } from 'playwright-core';
import { projectFolder } from '../../scripts/electron-runtime.mjs';
import { launchElectron } from '../runtime/launch-electron';
import { until } from '../runtime/running-app';

const editorAddress = 'app://stagecraft/';

export interface LaunchedApp {
  readonly application: ElectronApplication;
  readonly editor: Page;
  /** As the user quits. */
  readonly quit: () => Promise<void>;
  /** As the power button would. */
  readonly kill: () => Promise<void>;
}

/** The app as it is built, its own page in the window, with files opened as `npm start -- FILE…` opens them. */
export async function launchApp(profile: string, files: readonly string[] = []): Promise<LaunchedApp> {
  const application = await launchElectron([projectFolder, `--user-data-dir=${profile}`, ...files]);
  const child = application.process();
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  // The store's hidden window is one of the windows too.
  const editor = await until(() =>
    application.windows().find((page) => page.url().startsWith(editorAddress)),
  );
  return {
    application,
    editor,
    quit: async () => {
      await application.evaluate(({ app }) => {
        setTimeout(() => {
          app.quit();
        });
      });
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
