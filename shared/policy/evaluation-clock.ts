import type { EffectHost } from './effect-host';

/**
 * Memory that a worker and its watcher share. The worker says that an expression runs; the watcher interrupts it.
 * Nothing else stops a thread that is in the middle of Python, short of ending it.
 */
export interface EvaluationClock {
  readonly buffer: SharedArrayBuffer;
  /** Python looks at it now and then: 2 raises KeyboardInterrupt. */
  readonly interrupt: Uint8Array;
  /** [0]: number of the evaluation that runs, 0 where none does. */
  readonly running: Int32Array;
  /** The policy's or prompt's name, UTF-16, filled up with zeros. */
  readonly name: Uint16Array;
}

const interruptSignal = 2;
const nameLength = 100;
const nameOffset = 8;

export function evaluationClock(
  buffer = new SharedArrayBuffer(nameOffset + 2 * nameLength),
): EvaluationClock {
  return {
    buffer,
    interrupt: new Uint8Array(buffer, 0, 1),
    running: new Int32Array(buffer, 4, 1),
    name: new Uint16Array(buffer, nameOffset, nameLength),
  };
}

/** Tells the clock of every expression that runs; those that are called by another belong to it. */
export function watched(host: EffectHost, { interrupt, running, name }: EvaluationClock): EffectHost {
  let number = 0;
  return {
    ...host,
    expression: (effect) => {
      name.fill(0);
      name.set([...effect.name.slice(0, nameLength)].flatMap(codeUnits).slice(0, nameLength));
      Atomics.store(interrupt, 0, 0);
      Atomics.store(running, 0, (number += 1));
      try {
        return host.expression(effect);
      } finally {
        Atomics.store(running, 0, 0);
      }
    },
  };
}

const codeUnits = (character: string): readonly number[] =>
  Array.from({ length: character.length }, (_item, index) => character.charCodeAt(index));

/** Name of the policy or prompt whose expression runs, or ran last. */
export function lastName({ name }: EvaluationClock): string {
  return String.fromCharCode(...name).replace(/\0+$/, '');
}

/** How long Python may take to notice. */
const graceMs = 3000;

/** Watches one worker. Called now and then with the time in milliseconds. */
export class EvaluationWatcher {
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
