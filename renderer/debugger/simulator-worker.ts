import { evaluationClock, watched } from '../../shared/policy/evaluation-clock';
import { GuardedEngine } from '../../shared/policy/guarded-engine';
import { loadPython } from './load-python';
import type { FromWorker, PlayMessage, ToWorker } from './play';
import { Player } from './player';

// The whole simulation runs here: Python asks for other policies in the middle of an expression and cannot wait.

let clock = evaluationClock();
let engine: GuardedEngine | null = null;

const say = (message: FromWorker): void => {
  postMessage(message);
};

const player = new Player({
  loadPython: async () => (engine = new GuardedEngine(await loadPython(clock))),
  watch: (host) => watched(host, clock),
  onLoading: ({ id }) => {
    say({ kind: 'loading python', id });
  },
  onLoaded: ({ id }) => {
    say({ kind: 'python loaded', id });
  },
});

async function play(message: PlayMessage): Promise<void> {
  const { id } = message;
  try {
    say({ kind: 'played', id, played: await player.play(message), lost: engine?.isBroken === true });
  } catch (error) {
    say({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
}

let last = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'clock') clock = evaluationClock(data.buffer);
  else if (data.kind === 'workspace') player.takeWorkspace(data);
  else last = last.then(() => play(data));
});
