import { expect, it } from 'vitest';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { runOf, scenarioToPlay } from './open-run';
import { firstSetup, scenarioOf, withMoves } from './run-setup';

const start = scenarioOf(firstSetup('2026.5'), 'login', new Set());
const answer = { component: 'ak-stage-identification', uid_field: 'alice' };
const saved: Scenario = {
  ...withMoves(start, [{ outside: [] }, { outside: [], answer }]),
  outcome: { kind: 'denied' },
};
const file: Scenario = {
  ...saved,
  steps: saved.steps.map((step) => ({ ...step, expect: { component: 'x' } })),
};

it('holds a run against its file while the answers are those of the file', () => {
  const run = runOf(file, { place: 'workspace', file: 'login.json' }, true);
  expect(run.base.steps).toEqual([]);
  expect(run.base.outcome).toBeUndefined();
  expect(scenarioToPlay(run)).toEqual({ scenario: file, compare: true });
});

it('does so whatever the order of the keys, and with another visitor', () => {
  const run = runOf(file, { place: 'workspace' }, true);
  const session = { user: 'bob', client_ip: '::1' };
  const again = {
    ...run,
    base: { ...run.base, session },
    moves: run.moves.map(({ outside, ...move }) => ({ ...move, outside })),
  };
  const { scenario, compare } = scenarioToPlay(again);
  expect(compare).toBe(true);
  expect(scenario).toEqual({ ...file, session });
});

it('expects nothing of other answers, nor of a run without a file', () => {
  const run = runOf(file, { place: 'workspace' }, true);
  const shorter = { ...run, moves: run.moves.slice(0, 1) };
  expect(scenarioToPlay(shorter)).toEqual({ scenario: { ...start, steps: [{}] }, compare: false });
  const { scenario, compare } = scenarioToPlay(runOf(file, { place: 'workspace' }, false));
  expect(compare).toBe(false);
  expect(scenario.steps.every((step) => step.expect === undefined)).toBe(true);
});
