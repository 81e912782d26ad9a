import ElkApi from 'elkjs/lib/elk-api';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';

let elk: InstanceType<typeof ElkApi> | undefined;

/** ELK in a worker. The worker is 1.6 MB: it starts when it is first needed, and stays. */
export function elkEngine(): InstanceType<typeof ElkApi> {
  elk ??= new ElkApi({ workerFactory: () => new Worker(workerUrl) });
  return elk;
}
