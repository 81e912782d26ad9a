import { describe, expect, it } from 'vitest';
import { readScenario } from '../../shared/simulate/scenario/read-scenario';
import { writeScenario } from '../../shared/simulate/scenario/write-scenario';
import { firstSetup, movesOf, scenarioOf, setupProblems, withMoves, type RunSetup } from './run-setup';

const setup: RunSetup = {
  ...firstSetup('2026.5'),
  next: '/app?x=1&y=2',
  itoken: 'abc',
  user: { ...firstSetup('2026.5').user, groups: 'staff, authentik Admins ,staff,', attributes: '{"a": [1]}' },
};

describe('a run that starts from the form', () => {
  it('is a scenario that the format takes', () => {
    const scenario = withMoves(scenarioOf(setup, 'login', new Set()), [{ outside: [] }]);
    const read = readScenario(writeScenario(scenario, 'json'));
    expect(read.ok && read.value).toEqual(scenario);
  });

  it('makes the groups that nobody has and knows who is signed in', () => {
    const scenario = scenarioOf({ ...setup, visitor: 'user' }, 'login', new Set(['authentik Admins']));
    expect(scenario.world.groups).toEqual([{ name: 'staff' }]);
    expect(scenario.world.users![0]!.groups).toEqual(['staff', 'authentik Admins']);
    expect(scenario.session.user).toBe('alice');
    expect(scenario.run.query).toBe('next=%2Fapp%3Fx%3D1%26y%3D2&itoken=abc');
  });

  it('gives back its moves, and what was told of the outside stands before what comes later', () => {
    const base = scenarioOf(setup, 'login', new Set());
    const told = (answer: boolean) => [{ question: 'captcha', answer }];
    const answer = { component: 'ak-stage-dummy' };
    const scenario = withMoves(base, [{ outside: told(true) }, { answer, outside: told(false) }]);
    expect(scenario.outside).toEqual([...told(true), ...told(false)]);
    expect(movesOf(scenario)).toEqual([{ outside: [] }, { answer, outside: [] }]);
  });
});

it.each([
  [{ clientIp: '300.1.1.1' }, 'clientIp'],
  [{ clientIp: 'here' }, 'clientIp'],
  [{ user: { ...setup.user, attributes: '[1]' } }, 'attributes'],
  [{ user: { ...setup.user, attributes: '{' } }, 'attributes'],
  [{ user: { ...setup.user, username: ' ' } }, 'username'],
] as const)('%j is refused', (change, field) => {
  expect(setupProblems({ ...setup, ...change }).map((problem) => problem.field)).toEqual([field]);
});

it.each(['203.0.113.7', '2001:db8::1'])('%s is an address', (clientIp) => {
  expect(setupProblems({ ...setup, clientIp })).toEqual([]);
});
