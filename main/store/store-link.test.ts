import { describe, expect, it } from 'vitest';
import type { StoreMessage, StoreReply } from '../../shared/ipc/store-contract';
import type { LinkPort } from './store-link';
import { StoreLink } from './store-link';

class Port implements LinkPort {
  readonly sent: StoreMessage[] = [];
  #listener: ((event: { data: unknown }) => void) | undefined;

  postMessage(message: StoreMessage): void {
    this.sent.push(message);
  }

  on(_event: 'message', listener: (event: { data: unknown }) => void): void {
    this.#listener = listener;
  }

  reply(reply: StoreReply): void {
    this.#listener?.({ data: reply });
  }

  answer(position: number, response: unknown): void {
    this.reply({ id: this.sent[position]!.id, response });
  }
}

async function attached(link: StoreLink): Promise<Port> {
  const port = new Port();
  const opening = link.probe(port, 'store.open', { storeId: 's' });
  port.answer(0, 'opened');
  await opening;
  link.attach(port);
  return port;
}

const names = (port: Port): readonly string[] => port.sent.map(({ name }) => name);
const remove = (link: StoreLink, workspaceId: string): Promise<null> =>
  link.request('workspaces.delete', { workspaceId, at: 1 });

describe('the link to the store page', () => {
  it('gives each request its own answer, whatever their order', async () => {
    const link = new StoreLink();
    const port = await attached(link);
    const first = remove(link, 'a');
    const second = remove(link, 'b');
    port.answer(2, 'of b');
    port.answer(1, 'of a');
    expect(await Promise.all([first, second])).toEqual(['of a', 'of b']);
  });

  it('asks what was not answered again, in order, and nothing else', async () => {
    const link = new StoreLink();
    const early = remove(link, 'early');
    const before = await attached(link);
    expect(names(before)).toEqual(['store.open', 'workspaces.delete']);
    const answered = link.request('workspaces.list', null);
    const late = remove(link, 'late');
    before.answer(2, []);
    await answered;

    link.detach('it died');
    const meanwhile = remove(link, 'meanwhile');
    const after = await attached(link);
    expect(after.sent.slice(1).map(({ payload }) => payload)).toEqual([
      { workspaceId: 'early', at: 1 },
      { workspaceId: 'late', at: 1 },
      { workspaceId: 'meanwhile', at: 1 },
    ]);
    for (const position of [1, 2, 3]) after.answer(position, null);
    expect(await Promise.all([early, late, meanwhile])).toEqual([null, null, null]);
  });

  it('takes an answer once: a page that answers again changes nothing', async () => {
    const link = new StoreLink();
    const port = await attached(link);
    const asked = remove(link, 'a');
    port.answer(1, 'first');
    port.answer(1, 'second');
    expect(await asked).toBe('first');
  });

  it('does not ask the next page what concerned the last one', async () => {
    const link = new StoreLink();
    const opening = link.probe(new Port(), 'store.open', { storeId: 's' });
    link.detach('it died');
    await expect(opening).rejects.toThrow('it died');
    expect(names(await attached(link))).toEqual(['store.open']);
  });

  it('rejects with what broke, and with the reason when it is given up', async () => {
    const link = new StoreLink();
    const port = await attached(link);
    const broken = remove(link, 'a');
    const waiting = remove(link, 'b');
    port.reply({ id: port.sent[1]!.id, failure: 'QuotaExceededError: full' });
    await expect(broken).rejects.toThrow('QuotaExceededError: full');
    link.abandon('gone for good');
    await expect(waiting).rejects.toThrow('gone for good');
  });
});
