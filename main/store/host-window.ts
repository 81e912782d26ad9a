import type { MessagePortMain } from 'electron';
import { BrowserWindow, MessageChannelMain, session } from 'electron';
import { storePortChannel } from '../../shared/ipc/store-contract';
import { blockNetwork, confine, denyPermissions } from '../windows/guard';
import { pageUrl, servePages } from '../windows/page-scheme';
import { storeScheme } from './store-scheme';

export interface HostWindowOptions {
  readonly partition: string;
  readonly preload: string;
  readonly pagesFolder: string;
}

export interface HostWindow {
  readonly port: MessagePortMain;
  /** Resolves with the reason when the page ends without having been closed. */
  readonly gone: Promise<string>;
  readonly close: () => void;
}

const prepared = new Set<string>();

function prepare({ partition, pagesFolder }: HostWindowOptions): void {
  if (prepared.has(partition)) return;
  prepared.add(partition);
  const own = session.fromPartition(partition);
  servePages(own.protocol, storeScheme, { root: pagesFolder, isolated: () => false });
  denyPermissions(own);
  blockNetwork(own, [`${storeScheme.scheme}://${storeScheme.host}/`]);
}

/** Opens the hidden window and gives its page one end of a port. Rejects where the page does not load. */
export async function openHostWindow(options: HostWindowOptions): Promise<HostWindow> {
  prepare(options);
  const window = new BrowserWindow({
    show: false,
    width: 200,
    height: 200,
    skipTaskbar: true,
    focusable: false,
    frame: false,
    webPreferences: {
      partition: options.partition,
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      backgroundThrottling: false,
      spellcheck: false,
    },
  });
  confine(window.webContents);
  const gone = ending(window);
  const early = gone.then((reason) => Promise.reject(new Error(reason)));
  try {
    await Promise.race([window.loadURL(pageUrl(storeScheme)), early]);
  } finally {
    // Later endings are for whoever holds `gone`.
    early.catch(() => undefined);
  }
  const { port1, port2 } = new MessageChannelMain();
  window.webContents.postMessage(storePortChannel, null, [port2]);
  port1.start();
  return {
    port: port1,
    gone,
    close: () => {
      port1.close();
      if (window.isDestroyed()) return;
      window.removeAllListeners('closed');
      window.webContents.removeAllListeners('render-process-gone');
      window.destroy();
    },
  };
}

function ending(window: BrowserWindow): Promise<string> {
  return new Promise((resolve) => {
    const gone = (reason: string): void => {
      resolve(reason);
      // A page that died half-way must not come back to life beside its successor.
      if (!window.isDestroyed()) window.destroy();
    };
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      gone(`its process ended (${reason})`);
    });
    window.on('unresponsive', () => {
      gone('it does not answer');
    });
    window.on('closed', () => {
      gone('its window was closed');
    });
  });
}
