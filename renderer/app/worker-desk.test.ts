import { afterEach, expect, it, vi } from 'vitest';
import { descriptorsFor } from '../../shared/authentik/descriptors';
import { emptyDocument } from '../../shared/document/document';
import type { FromEngine, ToEngine } from '../state/source-desk';
import { workerDesk } from './worker-desk';

const at = { document: emptyDocument, descriptors: descriptorsFor('2026.8') };
const good = {
  path: '/a.yaml',
  text: 'version: 1\nentries:\n  - model: authentik_flows.flow\n    identifiers: {slug: a}\n',
};

/** The worker's own module, on this thread, between two queues as between two threads. */
class ThreadlessWorker extends EventTarget {
  static made = 0;
  ended = false;
  readonly #toModule: Promise<(message: ToEngine) => void>;

  constructor() {
    super();
    ThreadlessWorker.made += 1;
    const give = (data: FromEngine) => {
      setTimeout(() => {
        if (!this.ended) this.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
      });
    };
    this.#toModule = new Promise((resolve, reject) => {
      vi.stubGlobal('postMessage', give);
      vi.stubGlobal('addEventListener', (_name: string, listener: (event: { data: ToEngine }) => void) => {
        resolve((data) => {
          listener({ data: structuredClone(data) });
        });
      });
      vi.resetModules();
      import('./source-worker').catch(reject);
    });
  }

  postMessage(message: ToEngine): void {
    if (ThreadlessWorker.breaks) {
      setTimeout(() => this.dispatchEvent(Object.assign(new Event('error'), { message: 'It broke.' })));
      return;
    }
    void this.#toModule.then((tell) => {
      if (!this.ended && !ThreadlessWorker.sleeps) tell(message);
    });
  }

  static breaks = false;
  /** Takes work and never answers. */
  static sleeps = false;

  terminate(): void {
    this.ended = true;
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  ThreadlessWorker.made = 0;
  ThreadlessWorker.breaks = false;
  ThreadlessWorker.sleeps = false;
});

function desk() {
  vi.stubGlobal('Worker', ThreadlessWorker);
  return workerDesk();
}

it('starts no worker before there is work, and one for all of it', async () => {
  const made = desk();
  expect(ThreadlessWorker.made).toBe(0);
  const read = await made.read([good], at);
  expect(read?.failed).toEqual([]);
  expect(read?.records.map(({ model }) => model)).toContain('authentik_flows.flow');
  await made.readAlone(good, at);
  expect(ThreadlessWorker.made).toBe(1);
  made.close();
});

it('carries problems with their places', async () => {
  const made = desk();
  const read = await made.read([good, { path: '/bad.yaml', text: 'a: [' }], at);
  expect(read?.failed).toEqual(['/bad.yaml']);
  expect(read?.problems[0]?.at).toMatchObject({ path: '/bad.yaml', line: 1 });
  made.close();
});

it('a reading that is ended gives nothing, and the next one works', async () => {
  ThreadlessWorker.sleeps = true;
  const made = desk();
  const reading = made.read([good], at);
  await vi.waitFor(() => {
    expect(ThreadlessWorker.made).toBe(1);
  });
  made.stopReading();
  expect(await reading).toBeUndefined();
  ThreadlessWorker.sleeps = false;
  expect((await made.read([good], at))?.records.length).toBeGreaterThan(0);
  made.close();
});

it('a reading that is ended before its turn came gives nothing', async () => {
  const made = desk();
  const first = made.read([good], at);
  const second = made.read([good], at);
  made.stopReading();
  expect(await first).toBeUndefined();
  expect(await second).toBeUndefined();
  expect((await made.read([good], at))?.failed).toEqual([]);
  made.close();
});

it('says so when the worker breaks', async () => {
  ThreadlessWorker.breaks = true;
  const made = desk();
  await expect(made.read([good], at)).rejects.toThrow('It broke.');
  made.close();
});
