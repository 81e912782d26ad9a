import { contextBridge, ipcRenderer } from 'electron';
import { eventChannel, requestChannel } from '../../shared/ipc/channels';
import type { EventName, Events, StagecraftBridge } from '../../shared/ipc/contract';

type Listener = (event: never) => void;

const listeners = new Map<string, Set<Listener>>();

ipcRenderer.on(eventChannel, (_event, name: EventName, payload: Events[EventName]) => {
  for (const listener of listeners.get(name) ?? []) listener(payload as never);
});

const bridge: StagecraftBridge = {
  request: (name, payload) => ipcRenderer.invoke(requestChannel, name, payload),
  on: (name, listener) => {
    const ofName = listeners.get(name) ?? new Set<Listener>();
    listeners.set(name, ofName);
    ofName.add(listener);
    return () => {
      ofName.delete(listener);
    };
  },
};

contextBridge.exposeInMainWorld('stagecraft', bridge);
