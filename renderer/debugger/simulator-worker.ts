import { evaluationClock } from '../../shared/policy/evaluation-clock';
import type { PythonEngine } from '../../shared/policy/python-host';
import { loadPython } from './load-python';
import type { FromWorker, PlayMessage, ToWorker } from './play';
import { Player } from './player';

// The whole simulation runs here: Python asks for other policies in the middle of an expression and cannot wait.

let clock = evaluationClock();
let lost = false;

const say = (message: FromWorker): void => {
  postMessage(message);
};

const lostAnswer = JSON.stringify({
  kind: 'error',
  type: 'InterpreterLost',
  text: 'it brought the Python interpreter down',
});

/** An expression can end the interpreter (`os._exit`, a stack that overflows): it is said, and the page gets a new worker. */
function guarded(engine: PythonEngine): PythonEngine {
  return {
    evaluate: (payload, callHost) => {
      if (lost) return lostAnswer;
      try {
        return engine.evaluate(payload, callHost);
      } catch {
        lost = true;
        return lostAnswer;
      }
    },
  };
}

const player = new Player({
  loadPython: async () => guarded(await loadPython(clock)),
  onLoading: ({ id }) => {
    say({ kind: 'loading python', id });
  },
});

async function play(message: PlayMessage): Promise<void> {
  const { id } = message;
  try {
    say({ kind: 'played', id, played: await player.play(message), lost });
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
