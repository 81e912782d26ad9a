import type { EventName, Events, PreloadBridge, StagecraftBridge } from '../../shared/ipc/contract';
import type { RequestName, Requests } from '../../shared/ipc/contract';
import { isPackedRequest, unpack } from '../../shared/ipc/packed';

declare global {
  interface Window {
    /** Put there by the preload script (main/preload/editor.ts). Use `bridge`: it is faster with large answers. */
    readonly stagecraft: PreloadBridge;
  }
}

/** The way to main. A request rejects only where it was malformed or the app is broken; expected refusals are values. */
export const bridge: StagecraftBridge = {
  request: async (name, payload) =>
    isPackedRequest(name)
      ? unpack<never>(await window.stagecraft.requestPacked(name, payload))
      : window.stagecraft.request(name, payload),
  on: (name, listener) => window.stagecraft.on(name, listener),
};

/** As `bridge.request`, without a payload where the request has none. */
export function request<Name extends RequestName>(
  name: Name,
  ...payload: undefined extends Requests[Name]['request'] ? [] : [payload: Requests[Name]['request']]
): Promise<Requests[Name]['response']> {
  return bridge.request(name, payload[0]!);
}

/** Listens to what main tells this window; the returned function ends it. */
export function onEvent<Name extends EventName>(
  name: Name,
  listener: (event: Events[Name]) => void,
): () => void {
  return bridge.on(name, listener);
}
