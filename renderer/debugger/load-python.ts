import type { PyodideAPI } from 'pyodide';
import { watched, type EvaluationClock } from '../../shared/policy/evaluation-clock';
import type { PythonEngine } from '../../shared/policy/python-host';
import { installExpressions } from '../../shared/policy/python-sources';

/** Where the build puts the interpreter's files (scripts/pyodide-files.mjs), as the page's own scheme serves them. */
const folder = '/assets/pyodide/';

/** What the interpreter may grow to, in bytes: a greedy expression gets Python's MemoryError. */
const mostMemory = 384 * 1024 * 1024;
const pageBytes = 65_536;

/**
 * Loads Python into this worker, about two seconds of work. What expressions print is dropped; what runs too long is
 * interrupted by whoever watches the clock.
 */
export async function loadPython(clock: EvaluationClock): Promise<PythonEngine> {
  limitMemory();
  const address = new URL(folder, self.location.origin).href;
  const { loadPyodide } = (await import(/* @vite-ignore */ `${address}pyodide.mjs`)) as {
    readonly loadPyodide: (options: object) => Promise<PyodideAPI>;
  };
  const silent = (): void => undefined;
  const python = await loadPyodide({
    indexURL: address,
    jsglobals: {},
    stdout: silent,
    stderr: silent,
    env: {},
  });
  const engine = installExpressions(python);
  python.setInterruptBuffer(clock.interrupt);
  return watched(engine, clock);
}

/** Only Python has WebAssembly memory in this worker. */
function limitMemory(): void {
  const prototype = WebAssembly.Memory.prototype as {
    grow: (this: WebAssembly.Memory, pages: number) => number;
  };
  const { grow } = prototype;
  prototype.grow = function limited(pages) {
    if (this.buffer.byteLength + pages * pageBytes > mostMemory) throw new RangeError('memory limit');
    return grow.call(this, pages);
  };
}
