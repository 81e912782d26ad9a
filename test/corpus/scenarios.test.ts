import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PythonEngine } from '../../shared/policy/python-host';
import { compareWithScenario } from '../../shared/simulate/scenario/compare';
import { readScenario } from '../../shared/simulate/scenario/read-scenario';
import { play } from '../support/play';
import { pythonForTests, pythonStartMs } from '../support/python-engine';

const root = join(import.meta.dirname, '..', '..');
const samples = join(root, 'test', 'samples', 'scenarios');
const recordings = join(root, '..', 'shared', 'authentik', 'gold', 'scenarios');

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))
    .sort();
}

let python: PythonEngine;
beforeAll(async () => {
  python = await pythonForTests();
}, pythonStartMs);

/** The first difference, in words; null where the run is as recorded. */
function differenceOf(path: string): unknown {
  const scenario = readScenario(readFileSync(path, 'utf8'), path);
  if (!scenario.ok) return scenario.error;
  const run = play(scenario.value, python);
  if (run.kind === 'unknown') return run.question.text;
  return compareWithScenario(scenario.value, run.trace).differences[0] ?? null;
}

it.each(filesBelow(samples).map((path) => relative(samples, path)))('plays %s as the server did', (name) => {
  expect(differenceOf(join(samples, name))).toBeNull();
});

describe.skipIf(!existsSync(recordings))('all recordings', () => {
  it('are played as the server did', () => {
    const failed = filesBelow(recordings)
      .map((path) => ({ path: relative(recordings, path), difference: differenceOf(path) }))
      .filter(({ difference }) => difference !== null);
    expect(failed).toEqual([]);
  }, 300_000);
});
