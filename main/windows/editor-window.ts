import { BrowserWindow, screen } from 'electron';
import { editorScheme } from './editor-scheme';
import { confine } from './guard';
import { pageUrl } from './page-scheme';
import type { WindowBounds } from './window-bounds';
import { restoredBounds, smallestWindow } from './window-bounds';

export interface EditorWindowOptions {
  readonly preload: string;
  /** What `rememberBounds` was given last; anything else opens the default size. */
  readonly rememberedBounds: () => unknown;
  readonly rememberBounds: (bounds: WindowBounds) => void;
}

/** Opens one editor window on the app's own page, without Node, in the sandbox, unable to leave that page. */
export function openEditorWindow(options: EditorWindowOptions): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const { maximized, ...bounds } = restoredBounds(options.rememberedBounds(), areas);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Stagecraft',
    show: true,
    backgroundColor: '#16181d',
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (maximized) window.maximize();
  confine(window.webContents);
  window.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  window.on('close', () => {
    options.rememberBounds({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  void window.loadURL(pageUrl(editorScheme));
  return window;
}
