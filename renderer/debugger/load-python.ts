import type { PyodideAPI } from 'pyodide';
import type { EvaluationClock } from '../../shared/policy/evaluation-clock';
import type { PythonEngine } from '../../shared/policy/python-host';
import { limitMemory } from '../../shared/policy/python-memory';
import { installExpressions } from '../../shared/policy/python-sources';

/** Where the build puts the interpreter's files (scripts/pyodide-files.mjs), as the page's own scheme serves them. */
const folder = '/assets/pyodide/';

/**
 * Loads Python into this worker, about two seconds of work. What expressions print is dropped; what runs too long is
 * interrupted by whoever watches the clock.
 */
export async function loadPython(clock: EvaluationClock): Promise<PythonEngine> {
  limitMemory(globalThis);
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
  return engine;
}
