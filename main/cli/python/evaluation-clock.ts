import type { PythonEngine } from '../../../shared/policy/python-host';

/**
 * Memory that a worker and its watcher share. The worker says that an expression runs; the watcher interrupts it.
 * Node itself never stops a thread that is in the middle of Python, short of ending it.
 */
export interface EvaluationClock {
  readonly buffer: SharedArrayBuffer;
  /** Python looks at it now and then: 2 raises KeyboardInterrupt. */
  readonly interrupt: Uint8Array;
  /** [0]: number of the evaluation that runs, 0 where none does. */
  readonly running: Int32Array;
}

const interruptSignal = 2;

export function evaluationClock(buffer = new SharedArrayBuffer(8)): EvaluationClock {
  return { buffer, interrupt: new Uint8Array(buffer, 0, 1), running: new Int32Array(buffer, 4, 1) };
}

/** Tells the clock of every evaluation; those that call others are one. */
export function watched(engine: PythonEngine, { interrupt, running }: EvaluationClock): PythonEngine {
  let depth = 0;
  let number = 0;
  return {
    evaluate: (payload, callHost) => {
      if (depth === 0) {
        Atomics.store(interrupt, 0, 0);
        Atomics.store(running, 0, (number += 1));
      }
      depth += 1;
      try {
        return engine.evaluate(payload, callHost);
      } finally {
        depth -= 1;
        if (depth === 0) Atomics.store(running, 0, 0);
      }
    },
  };
}

/** Watches one worker. Called now and then with the time in milliseconds. */
export class Watcher {
  private seen = 0;
  private since = 0;

  constructor(
    private readonly clock: EvaluationClock,
    private readonly limitMs: number,
  ) {}

  /** `stuck`: it was told to stop and goes on; only the end of its thread helps. */
  look(nowMs: number): 'fine' | 'interrupted' | 'stuck' {
    const number = Atomics.load(this.clock.running, 0);
    if (number === 0 || number !== this.seen) {
      this.seen = number;
      this.since = nowMs;
      return 'fine';
    }
    const took = nowMs - this.since;
    if (took < this.limitMs) return 'fine';
    Atomics.store(this.clock.interrupt, 0, interruptSignal);
    return took < this.limitMs + graceMs ? 'interrupted' : 'stuck';
  }
}

/** How long Python may take to notice. */
const graceMs = 3000;
