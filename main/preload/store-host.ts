import { ipcRenderer } from 'electron';
import { storePortChannel } from '../../shared/ipc/store-contract';

// Preload scripts are compiled with main's types, which know no page.
declare const window: {
  readonly location: { readonly origin: string };
  postMessage(message: string, origin: string, transfer: readonly unknown[]): void;
};

// The page gets one end of a channel whose other end only main holds. Nothing else is handed to it.
ipcRenderer.on(storePortChannel, (event) => {
  window.postMessage(storePortChannel, window.location.origin, event.ports);
});
