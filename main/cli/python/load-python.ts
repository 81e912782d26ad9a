import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import type { EvaluationClock } from '../../../shared/policy/evaluation-clock';
import type { PythonEngine } from '../../../shared/policy/python-host';
import { limitMemory } from '../../../shared/policy/python-memory';
import { installExpressions } from '../../../shared/policy/python-sources';

/**
 * Loads Python into this thread, about two seconds of work. What expressions print is dropped; what runs too long is
 * interrupted by whoever watches the clock.
 */
export async function loadPython(clock: EvaluationClock): Promise<PythonEngine> {
  limitMemory(globalThis);
  forbidProcesses();
  const { loadPyodide } = await import('pyodide');
  const silent = (): void => undefined;
  const python = await loadPyodide({ jsglobals: {}, stdout: silent, stderr: silent, env: {} });
  const engine = installExpressions(python);
  python.setInterruptBuffer(clock.interrupt);
  return engine;
}

/** Python's `os.system` would start a shell through Node: nothing in this thread may start a process. */
function forbidProcesses(): void {
  const refuse = (): never => {
    throw new Error('no process may be started here');
  };
  const names = [
    'exec',
    'execFile',
    'execFileSync',
    'execSync',
    'fork',
    'spawn',
    'spawnSync',
    'ChildProcess',
  ];
  // Only this one is called from inside Python, which an exception would bring down.
  const failed = (): unknown => ({ status: 1, signal: null, pid: 0, output: [], stdout: '', stderr: '' });
  for (const name of names)
    Object.defineProperty(childProcess, name, { value: name === 'spawnSync' ? failed : refuse });
  syncBuiltinESMExports();
}
