import type {
  StoreMessage,
  StoreReply,
  StoreRequestName,
  StoreRequests,
} from '../../shared/ipc/store-contract';

/** The end of a port that main holds, as far as it is needed here. */
export interface LinkPort {
  postMessage(message: StoreMessage): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
}

interface Pending {
  readonly message: StoreMessage;
  /** False for a question about one page, which makes no sense to its successor. */
  readonly repeated: boolean;
  readonly resolve: (response: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Requests to the store's page, each with its answer. What was asked and not answered survives the page: `attach`
 * asks all of it again, in the order in which it was asked.
 */
export class StoreLink {
  #port: LinkPort | undefined;
  #last = 0;
  readonly #pending = new Map<number, Pending>();

  request<Name extends StoreRequestName>(
    name: Name,
    payload: StoreRequests[Name]['request'],
  ): Promise<StoreRequests[Name]['response']> {
    return this.#ask({ name, payload, repeated: true }, this.#port);
  }

  /** Asks a page that is not attached yet; rejects when it goes. Listens to the port from here on. */
  probe<Name extends StoreRequestName>(
    port: LinkPort,
    name: Name,
    payload: StoreRequests[Name]['request'],
  ): Promise<StoreRequests[Name]['response']> {
    port.on('message', ({ data }) => {
      this.#settle(data as StoreReply);
    });
    return this.#ask({ name, payload, repeated: false }, port);
  }

  /** Sends what waits, and from now on everything, to a port that was probed. */
  attach(port: LinkPort): void {
    this.#port = port;
    for (const { message } of this.#pending.values()) port.postMessage(message);
  }

  /** The page is gone: keeps what was asked until there is one again. */
  detach(reason: string): void {
    this.#port = undefined;
    this.#drop(reason, ({ repeated }) => !repeated);
  }

  /** Gives up on everything that was asked and not answered. */
  abandon(reason: string): void {
    this.#port = undefined;
    this.#drop(reason, () => true);
  }

  #ask<Response>(
    { name, payload, repeated }: { name: StoreRequestName; payload: unknown; repeated: boolean },
    port: LinkPort | undefined,
  ): Promise<Response> {
    return new Promise((resolve, reject) => {
      const message: StoreMessage = { id: (this.#last += 1), name, payload };
      this.#pending.set(message.id, { message, repeated, resolve, reject });
      port?.postMessage(message);
    });
  }

  #drop(reason: string, which: (entry: Pending) => boolean): void {
    for (const entry of [...this.#pending.values()].filter(which)) {
      this.#pending.delete(entry.message.id);
      entry.reject(new Error(reason));
    }
  }

  #settle(reply: StoreReply): void {
    const entry = this.#pending.get(reply.id);
    if (entry === undefined) return;
    this.#pending.delete(reply.id);
    if ('failure' in reply) entry.reject(new Error(reply.failure));
    else entry.resolve(reply.response as never);
  }
}
