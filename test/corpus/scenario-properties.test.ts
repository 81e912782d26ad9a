import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { PythonEngine } from '../../shared/policy/python-host';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { readScenario } from '../../shared/simulate/scenario/read-scenario';
import { writeScenario } from '../../shared/simulate/scenario/write-scenario';
import { stepsOf } from '../../shared/simulate/scenario/describe-run';
import { play } from '../support/play';
import { pythonForTests, pythonStartMs } from '../support/python-engine';

const folder = join(import.meta.dirname, '..', 'samples', 'scenarios');
const scenarios: readonly Scenario[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const read = readScenario(readFileSync(join(folder, name), 'utf8'), name);
    if (!read.ok) throw new Error(`${name} is no scenario`);
    return read.value;
  });

const anyScenario = fc.constantFrom(...scenarios);
/** Answers of other scenarios as well: the server must come through whatever is sent. */
const anyAnswers = fc
  .tuple(anyScenario, fc.array(fc.constantFrom(...scenarios.flatMap(({ steps }) => steps)), { maxLength: 4 }))
  .map(([scenario, more]) => ({
    ...scenario,
    steps: [...scenario.steps, ...more.filter((step) => step.answer !== undefined)],
  }));
const runs = { numRuns: 60 };

let python: PythonEngine;
beforeAll(async () => {
  python = await pythonForTests();
}, pythonStartMs);

it('gives the same trace for the same answers', () => {
  fc.assert(
    fc.property(anyAnswers, (scenario) => {
      expect(play(scenario, python)).toEqual(play(scenario, python));
    }),
    runs,
  );
});

it('gives a prefix of the trace for a prefix of the answers', () => {
  fc.assert(
    fc.property(anyAnswers, fc.nat(8), (scenario, length) => {
      const whole = stepsOf(play(scenario, python));
      const part = stepsOf(play({ ...scenario, steps: scenario.steps.slice(0, length) }, python));
      expect(part).toEqual(whole.slice(0, length));
    }),
    runs,
  );
});

it('reads what it wrote, in both formats', () => {
  fc.assert(
    fc.property(anyScenario, fc.constantFrom('json', 'yaml'), (scenario, format) => {
      expect(readScenario(writeScenario(scenario, format))).toEqual({ ok: true, value: scenario });
    }),
    runs,
  );
});
