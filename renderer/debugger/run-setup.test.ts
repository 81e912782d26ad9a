import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../shared/simulate/scenario/format';
import { readScenario } from '../../shared/simulate/scenario/read-scenario';
import { writeScenario } from '../../shared/simulate/scenario/write-scenario';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  firstSetup,
  movesOf,
  nowhere,
  scenarioOf,
  setupOf,
  setupProblems,
  withMoves,
  type RunSetup,
} from './run-setup';

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
  [{ place: { ...nowhere, lat: 'north' } }, 'lat'],
  [{ place: { ...nowhere, asn: 'AS1' } }, 'asn'],
  [{ rest: 'world: [' }, 'rest'],
  [{ rest: 'wrold: {}' }, 'rest'],
] as const)('%j is refused', (change, field) => {
  expect(setupProblems({ ...setup, ...change }).map((problem) => problem.field)).toEqual([field]);
});

it.each(['203.0.113.7', '2001:db8::1'])('%s is an address', (clientIp) => {
  expect(setupProblems({ ...setup, clientIp })).toEqual([]);
});

it('makes no user for a visitor who is new', () => {
  const scenario = scenarioOf({ ...setup, visitor: 'new' }, 'enrol', new Set());
  expect(scenario.name).toBe('enrol, new');
  expect([scenario.world.users, scenario.world.groups, scenario.session.user]).toEqual([[], [], null]);
  expect(setupOf(scenario).visitor).toBe('new');
});

it.each([
  ['world:\n  users: [', 'Line 2, column 11: '],
  ['world:\n  users:\n    - username: 1', '`world.users.0.username` must be text.'],
  ['world:\n  users:\n    - name: bob', '`world.users.0.username` is missing.'],
  ['just words', 'This must be a mapping with `world`, `session`, `run` or `outside`.'],
])('says what is wrong with the rest: %j', (rest, message) => {
  expect(setupProblems({ ...setup, rest })[0]?.message).toContain(message);
});

it('lays the rest over what the form says', () => {
  const rest = [
    'world:',
    '  groups: [{name: staff, parent: all}, {name: all}]',
    '  users: [{username: bob, groups: [all]}]',
    '  invitations: [{pk: abc, name: hers, fixed_data: {email: a@b.example}}]',
    'run: {query: inspector}',
    'outside: [{question: captcha, answer: {success: true}}]',
  ].join('\n');
  const { world, run, outside } = scenarioOf({ ...setup, host: 'id.example.com', rest }, 'login', new Set());
  expect(world.groups).toEqual([
    { name: 'staff', parent: 'all' },
    { name: 'all' },
    { name: 'authentik Admins' },
  ]);
  expect(world.users?.map(({ username }) => username)).toEqual(['bob', 'alice']);
  expect(world.invitations).toEqual([{ pk: 'abc', name: 'hers', fixed_data: { email: 'a@b.example' } }]);
  expect(run.query).toBe('inspector&next=%2Fapp%3Fx%3D1%26y%3D2&itoken=abc');
  expect(outside).toEqual([{ question: 'captcha', answer: { success: true } }]);
});

const recordings = join(import.meta.dirname, '../../../shared/authentik/gold/scenarios/2026.5');

describe.skipIf(!existsSync(recordings))('what the recordings start from', () => {
  it('comes back from the form as it was', () => {
    let held = 0;
    for (const family of readdirSync(recordings)) {
      for (const name of readdirSync(join(recordings, family))) {
        const path = join(recordings, family, name);
        const read = readScenario(readFileSync(path, 'utf8'), path);
        if (!read.ok) throw new Error(path);
        const { value } = read;
        const made = setupOf(value);
        expect(setupProblems(made)).toEqual([]);
        const again = scenarioOf(made, value.run.flow ?? '', new Set(['authentik Admins']));
        expect(start(again), path).toEqual(start(value));
        held += 1;
      }
    }
    expect(held).toBeGreaterThan(1000);
  });
});

const byName = <Named extends { readonly username: string }>(left: Named, right: Named) =>
  left.username < right.username ? -1 : 1;

/** The users of a world have no order that a run would show; what is absent is what is empty. */
function start({ world, session, run, outside }: Scenario) {
  const { blueprints: _blueprints, users = [], ...others } = world;
  const filled = Object.entries(others).filter(([, rows]) => !Array.isArray(rows) || rows.length > 0);
  return {
    world: Object.fromEntries(filled),
    users: users.map((user) => ({ ...user })).sort(byName),
    session,
    run: { ...run, flow: run.flow ?? '', query: sorted(run.query) },
    outside,
  };
}

const sorted = (query = '') =>
  [...new URLSearchParams(query)].sort(([left], [right]) => (left < right ? -1 : 1));
