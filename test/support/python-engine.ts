import { loadPyodide } from 'pyodide';
import type { PythonEngine } from '../../shared/policy/python-host';
import { installExpressions } from '../../shared/policy/python-sources';

/** Loading Python takes 3 s of one quiet core; hooks that wait for it share the machine with every other test. */
export const pythonStartMs = 120_000;

/** Python for tests that run trusted expressions in their own process. */
export async function pythonForTests(): Promise<PythonEngine> {
  const silent = (): void => undefined;
  return installExpressions(await loadPyodide({ jsglobals: {}, stdout: silent, stderr: silent }));
}
