import { pythonHost, type PythonEngine } from '../../shared/policy/python-host';
import { estimateStrength } from '../../shared/simulate/estimate-strength';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { simulateScenario, type Simulated } from '../../shared/simulate/scenario/simulate';

/** Plays a scenario; without an engine, an expression is a mistake of the test. */
export function play(scenario: Scenario, engine?: PythonEngine): Simulated {
  return simulateScenario(scenario, (question) => {
    const others = { strength: estimateStrength, question };
    if (engine) return pythonHost(engine, others);
    return {
      ...others,
      expression: ({ name }) => {
        throw new Error(`no Python for ${name}`);
      },
    };
  });
}
