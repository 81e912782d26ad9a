import type { FromEngine, SourceDesk } from '../state/source-desk';
import { createSourceDesk } from '../state/source-desk';

/** The desk whose work is done by a worker; it starts with the first call. */
export function workerDesk(): SourceDesk {
  return createSourceDesk({
    connect: (onMessage) => {
      const worker = new Worker(new URL('./source-worker.ts', import.meta.url), { type: 'module' });
      worker.addEventListener('message', ({ data }: MessageEvent<FromEngine>) => {
        onMessage(data);
      });
      worker.addEventListener('error', ({ message }) => {
        onMessage({ id: 0, failed: message });
      });
      return {
        post: (message) => {
          worker.postMessage(message);
        },
        end: () => {
          worker.terminate();
        },
      };
    },
    pause: () =>
      new Promise((resolve) => {
        setTimeout(resolve);
      }),
  });
}
