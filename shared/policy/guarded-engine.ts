import type { PythonEngine } from './python-host';

const lost = JSON.stringify({
  kind: 'error',
  type: 'InterpreterLost',
  text: 'it brought the Python interpreter down',
});

/** An expression can end the interpreter (`os._exit`, a stack that overflows): it is said, and the next run gets a new one. */
export class GuardedEngine implements PythonEngine {
  private broken = false;

  constructor(private readonly engine: PythonEngine) {}

  get isBroken(): boolean {
    return this.broken;
  }

  readonly evaluate: PythonEngine['evaluate'] = (payload, callHost) => {
    if (this.broken) return lost;
    try {
      return this.engine.evaluate(payload, callHost);
    } catch {
      this.broken = true;
      return lost;
    }
  };
}
