import type { Json } from '../../shared/kernel/json';
import type { JsonObject } from '../../shared/policy/world';
import type {
  OutsideAnswer,
  Scenario,
  ScenarioDevice,
  ScenarioStep,
} from '../../shared/simulate/scenario/format';

/** The one user that a run knows besides those of the workspace, as the form holds it. */
export interface SetupUser {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly isActive: boolean;
  /** Names, separated by commas. */
  readonly groups: string;
  /** A JSON object. */
  readonly attributes: string;
  readonly devices: readonly ScenarioDevice[];
}

/** Who visits, and how. */
export interface RunSetup {
  /** `anonymous`: nobody is signed in yet, but the user exists and can be signed in. */
  readonly visitor: 'anonymous' | 'user';
  readonly user: SetupUser;
  readonly clientIp: string;
  readonly next: string;
  readonly itoken: string;
  readonly release: string;
}

export const firstUser: SetupUser = {
  username: 'alice',
  name: 'Alice Adams',
  email: 'alice@example.com',
  password: 'Correct-Horse-9',
  isActive: true,
  groups: '',
  attributes: '{}',
  devices: [],
};

export function firstSetup(release: string): RunSetup {
  return { visitor: 'anonymous', user: firstUser, clientIp: '203.0.113.7', next: '', itoken: '', release };
}

/** One step that the visitor takes, with what was said of the outside during it. */
export interface Move extends Pick<ScenarioStep, 'answer' | 'open' | 'start' | 'designation'> {
  readonly outside: readonly OutsideAnswer[];
}

export const opening: Move = { outside: [] };

export interface SetupProblem {
  readonly field: 'username' | 'attributes' | 'clientIp';
  readonly message: string;
}

export function setupProblems(setup: RunSetup): readonly SetupProblem[] {
  const problems: SetupProblem[] = [];
  if (setup.user.username.trim() === '') {
    problems.push({ field: 'username', message: 'A user needs a username.' });
  }
  if (attributesOf(setup.user) === null) {
    problems.push({ field: 'attributes', message: 'Write a JSON object: {"department": "it"}' });
  }
  if (!isAddress(setup.clientIp)) {
    problems.push({ field: 'clientIp', message: 'Write an IPv4 or IPv6 address: 203.0.113.7' });
  }
  return problems;
}

function isAddress(text: string): boolean {
  const parts = text.split('.');
  if (parts.length === 4) return parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return text.includes(':') && /^[0-9a-f:.]+$/i.test(text);
}

function attributesOf({ attributes }: SetupUser): JsonObject | null {
  if (attributes.trim() === '') return {};
  try {
    const value = JSON.parse(attributes) as Json;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : null;
  } catch {
    return null;
  }
}

export function groupNames({ groups }: SetupUser): readonly string[] {
  return [...new Set(groups.split(',').map((name) => name.trim()))].filter((name) => name !== '');
}

/** What a run starts from: a scenario without steps. `knownGroups` are there already and are not made again. */
export function scenarioOf(setup: RunSetup, flow: string, knownGroups: ReadonlySet<string>): Scenario {
  const { user, next, itoken } = setup;
  const query = new URLSearchParams();
  if (next !== '') query.set('next', next);
  if (itoken !== '') query.set('itoken', itoken);
  return {
    scenario: 1,
    name: `${flow}, ${setup.visitor === 'user' ? `signed in as ${user.username}` : 'anonymous'}`,
    release: setup.release,
    world: {
      blueprints: [],
      groups: groupNames(user)
        .filter((name) => !knownGroups.has(name))
        .map((name) => ({ name })),
      users: [
        {
          username: user.username.trim(),
          name: user.name,
          email: user.email,
          password: user.password === '' ? null : user.password,
          groups: groupNames(user),
          attributes: attributesOf(user) ?? {},
          is_active: user.isActive,
          devices: user.devices,
        },
      ],
      ...(itoken === '' ? {} : { invitations: [{ pk: itoken, name: 'invitation', fixed_data: {} }] }),
    },
    session: { user: setup.visitor === 'user' ? user.username.trim() : null, client_ip: setup.clientIp },
    run: { flow, query: query.toString() },
    steps: [],
  };
}

/** The scenario with the moves that were made. */
export function withMoves(base: Scenario, moves: readonly Move[]): Scenario {
  const outside = [...(base.outside ?? []), ...moves.flatMap((move) => move.outside)];
  return {
    ...base,
    ...(outside.length > 0 ? { outside } : {}),
    steps: moves.map(({ outside: _outside, ...step }) => step),
  };
}

/** The moves of a scenario that was read, without what it expects. */
export function movesOf(scenario: Scenario): readonly Move[] {
  const moves = scenario.steps.map(({ start, designation, answer, open }): Move => ({
    outside: [],
    ...(start === undefined ? {} : { start }),
    ...(designation === undefined ? {} : { designation }),
    ...(answer === undefined ? {} : { answer }),
    ...(open === undefined ? {} : { open }),
  }));
  return moves.length > 0 ? moves : [opening];
}
