import type { EventName, Events, RequestName, Requests, StagecraftBridge } from '../../shared/ipc/contract';

declare global {
  interface Window {
    /** Put there by the preload script (main/preload/editor.ts). */
    readonly stagecraft: StagecraftBridge;
  }
}

/** Asks main. Rejects only where the request was malformed or the app is broken; expected refusals are values. */
export function request<Name extends RequestName>(
  name: Name,
  ...payload: undefined extends Requests[Name]['request'] ? [] : [payload: Requests[Name]['request']]
): Promise<Requests[Name]['response']> {
  return window.stagecraft.request(name, payload[0]!);
}

/** Listens to what main tells this window; the returned function ends it. */
export function onEvent<Name extends EventName>(
  name: Name,
  listener: (event: Events[Name]) => void,
): () => void {
  return window.stagecraft.on(name, listener);
}
