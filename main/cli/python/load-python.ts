import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import type { PythonEngine } from '../../../shared/policy/python-host';
import { installExpressions } from '../../../shared/policy/python-sources';
import type { EvaluationClock } from './evaluation-clock';

/** What the interpreter may grow to, in bytes: a greedy expression gets Python's MemoryError. */
const mostMemory = 384 * 1024 * 1024;
const pageBytes = 65_536;

/**
 * Loads Python into this thread, about two seconds of work. What expressions print is dropped; what runs too long is
 * interrupted by whoever watches the clock.
 */
export async function loadPython(clock: EvaluationClock): Promise<PythonEngine> {
  limitMemory();
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

interface GrowingMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** Only Python has WebAssembly memory in this thread. */
function limitMemory(): void {
  const { WebAssembly } = globalThis as unknown as {
    readonly WebAssembly: { readonly Memory: { readonly prototype: GrowingMemory } };
  };
  const { prototype } = WebAssembly.Memory;
  const original = Reflect.get(prototype, 'grow') as () => number;
  const grow = (memory: GrowingMemory, pages: number): number =>
    Reflect.apply(original, memory, [pages]) as number;
  prototype.grow = function limited(this: GrowingMemory, pages: number): number {
    if (this.buffer.byteLength + pages * pageBytes > mostMemory) throw new RangeError('memory limit');
    return grow(this, pages);
  };
}
