import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { evaluationClock, EvaluationWatcher, lastName } from '../../shared/policy/evaluation-clock';
import type { ScenarioTask, TaskResult, WorkerData, WorkerReply } from './scenario-task';

export interface PoolOptions {
  readonly tasks: readonly ScenarioTask[];
  /** How long one expression may run, in milliseconds. */
  readonly limitMs: number;
  /** The file that is running: worker threads start from it too. */
  readonly bundle: string;
  readonly onResult: (index: number, outcome: Outcome) => void;
}

export type Outcome =
  { readonly ok: true; readonly result: TaskResult } | { readonly ok: false; readonly error: string };

const lookEveryMs = 100;
const mostWorkers = 8;

/** Performs tasks on as many threads as there are processors; a thread that does not come back is ended and replaced. */
export async function performTasks(options: PoolOptions): Promise<void> {
  // Expressions that reach JavaScript cannot make code there.
  setFlagsFromString('--disallow-code-generation-from-strings');
  const queue = [...options.tasks.entries()];
  const count = Math.min(mostWorkers, availableParallelism(), queue.length);
  await Promise.all(Array.from({ length: count }, () => runLane(queue, options)));
}

async function runLane(queue: [number, ScenarioTask][], options: PoolOptions): Promise<void> {
  let thread: Thread | null = null;
  for (let next = queue.shift(); next; next = queue.shift()) {
    thread ??= new Thread(options);
    const outcome = await thread.perform(next[1]);
    options.onResult(next[0], outcome);
    if (thread.isGone) thread = null;
  }
  await thread?.end();
}

class Thread {
  isGone = false;
  private readonly worker: Worker;
  private readonly watcher: EvaluationWatcher;
  private readonly clock = evaluationClock();
  private answer: (outcome: Outcome) => void = () => undefined;

  constructor({ bundle, limitMs }: PoolOptions) {
    const workerData: WorkerData = { stagecraft: 'scenarios', clock: this.clock.buffer };
    this.watcher = new EvaluationWatcher(this.clock, limitMs);
    this.worker = new Worker(bundle, { workerData, env: {} });
    this.worker.on('message', (reply: WorkerReply) => this.answer(reply));
    this.worker.on('error', (error: Error) => this.lose(error.message));
    this.worker.on('exit', () => this.lose('The thread ended before it answered.'));
  }

  async perform(task: ScenarioTask): Promise<Outcome> {
    const timer = setInterval(() => {
      if (this.watcher.look(performance.now()) === 'stuck') {
        const name = lastName(this.clock);
        this.lose(`The expression of ${name} ran longer than allowed and could not be interrupted.`);
      }
    }, lookEveryMs);
    try {
      return await new Promise<Outcome>((resolve) => {
        this.answer = resolve;
        this.worker.postMessage(task);
      });
    } finally {
      clearInterval(timer);
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private lose(error: string): void {
    this.isGone = true;
    void this.worker.terminate();
    this.answer({ ok: false, error });
  }
}
