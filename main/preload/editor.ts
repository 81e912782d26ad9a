import { contextBridge, ipcRenderer } from 'electron';
import { eventChannel, noSharedMemoryChannel, requestChannel } from '../../shared/ipc/channels';
import type { EventName, Events, PreloadBridge, RequestName } from '../../shared/ipc/contract';
import { isPackedRequest, unpack } from '../../shared/ipc/packed';

type Listener = (event: never) => void;

const listeners = new Map<string, Set<Listener>>();

ipcRenderer.on(eventChannel, (_event, name: EventName, payload: Events[EventName]) => {
  for (const listener of listeners.get(name) ?? []) listener(payload as never);
});

const ask = (name: RequestName, payload: unknown): Promise<unknown> =>
  ipcRenderer.invoke(requestChannel, name, payload);

const bridge: PreloadBridge = {
  request: async (name, payload) => {
    const answer = await ask(name, payload);
    return (isPackedRequest(name) ? unpack(answer as string) : answer) as never;
  },
  requestPacked: (name, payload) => ask(name, payload) as Promise<string>,
  on: (name, listener) => {
    const ofName = listeners.get(name) ?? new Set<Listener>();
    listeners.set(name, ofName);
    ofName.add(listener);
    return () => {
      ofName.delete(listener);
    };
  },
};

if (typeof SharedArrayBuffer === 'undefined') ipcRenderer.send(noSharedMemoryChannel);
contextBridge.exposeInMainWorld('stagecraft', bridge);
