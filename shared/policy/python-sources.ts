import clock from './python/clock.py';
import environment from './python/environment.py';
import functions from './python/functions.py';
import lookups from './python/lookups.py';
import models from './python/models.py';
import modules from './python/modules.py';
import objects from './python/objects.py';
import olderPython from './python/older_python.py';
import orm from './python/orm.py';
import outside from './python/outside.py';
import type { PythonEngine } from './python-host';

/** Modules of the expression environment, in the order in which they need each other. */
const sources: readonly (readonly [module: string, text: string])[] = [
  ['stagecraft_outside', outside],
  ['stagecraft_lookups', lookups],
  ['stagecraft_orm', orm],
  ['stagecraft_clock', clock],
  ['stagecraft_models', models],
  ['stagecraft_objects', objects],
  ['stagecraft_functions', functions],
  ['stagecraft_modules', modules],
  ['stagecraft_older_python', olderPython],
  ['stagecraft_environment', environment],
];

/** The part of a Pyodide interpreter that is needed; who loads it decides from where. */
export interface PythonInterpreter {
  readonly FS: { readonly writeFile: (path: string, text: string) => void };
  readonly runPython: (code: string) => unknown;
  readonly pyimport: (module: string) => unknown;
}

/**
 * Puts the expression environment into an interpreter that nobody else uses. From then on nothing in it reaches the
 * page or process around it: no `js`, no network, no files but its own.
 */
export function installExpressions(python: PythonInterpreter): PythonEngine {
  const folder = python.runPython('import sysconfig; sysconfig.get_path("purelib")') as string;
  for (const [module, text] of sources) python.FS.writeFile(`${folder}/${module}.py`, text);
  const environment = python.pyimport('stagecraft_environment') as {
    readonly evaluate: PythonEngine['evaluate'];
  };
  const { evaluate } = environment;
  return { evaluate: (payload, callHost) => evaluate(payload, callHost) };
}
