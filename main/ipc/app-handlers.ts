import { app } from 'electron';
import log from 'electron-log/main';
import { takeScreenshots } from '../windows/screenshot';
import type { Handlers, Services } from './services';

type Names =
  'app.info' | 'settings.read' | 'settings.write' | 'window.title' | 'window.new' | 'window.painted';

/** Settings of main's own in the same file: windows neither see nor change them. */
export const ownSettings = 'main.';

export function appHandlers({ settings, windows, screenshotPath }: Services): Handlers<Names> {
  return {
    'app.info': (_payload, { openFiles, workspaceId }) => ({
      version: app.getVersion(),
      platform: process.platform,
      openFiles,
      ...(workspaceId === undefined ? {} : { workspaceId }),
    }),
    'settings.read': () =>
      Object.fromEntries(Object.entries(settings.all()).filter(([key]) => !key.startsWith(ownSettings))),
    'settings.write': async ({ key, value }) => {
      if (key.startsWith(ownSettings)) throw new Error(`${key} is not for windows to change.`);
      await settings.set(key, value);
      return null;
    },
    'window.title': ({ title, unsaved }, editor) => {
      editor.unsaved = unsaved;
      editor.window.setTitle(`${unsaved ? '● ' : ''}${title}`);
      editor.window.setDocumentEdited(unsaved);
      return null;
    },
    'window.new': ({ workspaceId }) => {
      windows.open(workspaceId === undefined ? {} : { workspaceId });
      return null;
    },
    'window.painted': (_payload, { window }) => {
      log.info(`window painted ${Math.round(performance.now())} ms after main started`);
      if (screenshotPath !== undefined) {
        takeScreenshots(window, screenshotPath).catch((error: unknown) => {
          log.error('no screenshot', error);
        });
      }
      return null;
    },
  };
}
