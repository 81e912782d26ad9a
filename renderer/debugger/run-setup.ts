import type { Json } from '../../shared/kernel/json';
import type { JsonObject } from '../../shared/policy/world';
import type {
  OutsideAnswer,
  Scenario,
  ScenarioDevice,
  ScenarioStep,
  ScenarioUser,
} from '../../shared/simulate/scenario/format';
import { parseQuery } from '../../shared/simulate/scenario/query';
import { mergedWith, restOf, restText } from './setup-rest';

/** The user whose visit it is, as the form holds it. */
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

/** What a location database says of the visitor's address; empty: the server has no such database. */
export interface SetupPlace {
  readonly country: string;
  readonly continent: string;
  readonly city: string;
  readonly lat: string;
  readonly long: string;
  /** Number of the autonomous system. */
  readonly asn: string;
}

/** Who visits, and how. */
export interface RunSetup {
  /** `anonymous`: nobody is signed in yet, but the user exists and can be signed in; `new`: they do not exist either. */
  readonly visitor: 'anonymous' | 'user' | 'new';
  readonly user: SetupUser;
  readonly clientIp: string;
  readonly place: SetupPlace;
  /** Name under which the server is visited; decides about the brand. Empty: the usual one. */
  readonly host: string;
  readonly next: string;
  readonly itoken: string;
  readonly release: string;
  /** Whatever else a scenario can say of world, session, run and outside, in YAML. */
  readonly rest: string;
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

export const nowhere: SetupPlace = { country: '', continent: '', city: '', lat: '', long: '', asn: '' };

export function firstSetup(release: string): RunSetup {
  return {
    visitor: 'anonymous',
    user: firstUser,
    clientIp: '203.0.113.7',
    place: nowhere,
    host: '',
    next: '',
    itoken: '',
    release,
    rest: '',
  };
}

/** One step that the visitor takes, with what was said of the outside during it. */
export interface Move extends Pick<ScenarioStep, 'answer' | 'open' | 'start' | 'designation'> {
  readonly outside: readonly OutsideAnswer[];
}

export const opening: Move = { outside: [] };

export interface SetupProblem {
  readonly field: 'username' | 'attributes' | 'clientIp' | 'lat' | 'long' | 'asn' | 'rest';
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
  for (const field of ['lat', 'long', 'asn'] as const) {
    if (Number.isNaN(Number(setup.place[field]))) problems.push({ field, message: 'Write a number.' });
  }
  const rest = restOf(setup.rest);
  if (!rest.ok) problems.push({ field: 'rest', message: rest.error });
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
  const rest = restOf(setup.rest);
  const given = rest.ok ? rest.value : {};
  const known = new Set([...knownGroups, ...(given.world?.groups ?? []).map(({ name }) => name)]);
  const invited = new Set((given.world?.invitations ?? []).map(({ pk }) => pk));
  const isThere = setup.visitor !== 'new';
  const groups = isThere ? groupNames(user).filter((name) => !known.has(name)) : [];
  const visitor = user.username.trim();
  return mergedWith(
    {
      scenario: 1,
      name: `${flow}, ${nameOf(setup)}`,
      release: setup.release,
      world: {
        blueprints: [],
        groups: groups.map((name) => ({ name })),
        users: isThere ? [userOf(user)] : [],
        ...(itoken === '' || invited.has(itoken)
          ? {}
          : { invitations: [{ pk: itoken, name: 'invitation', fixed_data: {} }] }),
      },
      session: {
        user: setup.visitor === 'user' ? visitor : null,
        client_ip: setup.clientIp,
        ...(setup.host.trim() === '' ? {} : { host: setup.host.trim() }),
        ...placeOf(setup.place),
      },
      run: { flow, query: query.toString() },
      steps: [],
    },
    given,
  );
}

function nameOf({ visitor, user }: RunSetup): string {
  const words = { anonymous: 'anonymous', user: `signed in as ${user.username.trim()}`, new: 'new' } as const;
  return words[visitor];
}

function userOf(user: SetupUser): ScenarioUser {
  return {
    username: user.username.trim(),
    name: user.name,
    email: user.email,
    password: user.password === '' ? null : user.password,
    groups: groupNames(user),
    attributes: attributesOf(user) ?? {},
    is_active: user.isActive,
    devices: user.devices,
  };
}

function placeOf({ country, continent, city, lat, long, asn }: SetupPlace): Partial<Scenario['session']> {
  const words: readonly (readonly [string, Json])[] = Object.entries({ continent, country, city });
  const numbers = Object.entries({ lat, long }).map(
    ([key, text]) => [key, text.trim() && Number(text)] as const,
  );
  const geoip: JsonObject = Object.fromEntries([...words, ...numbers].filter(([, value]) => value !== ''));
  return {
    ...(Object.keys(geoip).length > 0 ? { geoip } : {}),
    ...(asn.trim() === '' ? {} : { asn: { asn: Number(asn) } }),
  };
}

/** The form of what a scenario starts from; `scenarioOf` makes the same of it again. */
export function setupOf(scenario: Scenario): RunSetup {
  const { world, session, run } = scenario;
  const users = world.users ?? [];
  const first = users.find(({ username }) => username === session.user) ?? users[0];
  const { geoip, asn } = session;
  const isPlace = isShown(geoip, { continent: '', country: '', city: '', lat: 0, long: 0 });
  const isNumbered = isShown(asn, { asn: 0 });
  const query = parseQuery(run.query ?? '');
  const start = firstSetup(scenario.release);
  return {
    ...start,
    visitor: first === undefined ? 'new' : session.user === first.username ? 'user' : 'anonymous',
    user: first ? setupUserOf(first) : start.user,
    clientIp: session.client_ip,
    host: session.host ?? '',
    place: {
      ...nowhere,
      ...(isPlace ? texts(geoip) : {}),
      ...(isNumbered ? texts(asn) : {}),
    },
    next: query.next ?? '',
    itoken: query.itoken ?? '',
    rest: restText(scenario, { user: first, isPlace, isNumbered }),
  };
}

function setupUserOf(user: ScenarioUser): SetupUser {
  return {
    username: user.username,
    name: user.name ?? '',
    email: user.email ?? '',
    password: user.password ?? '',
    isActive: user.is_active !== false,
    groups: (user.groups ?? []).join(', '),
    attributes: JSON.stringify(user.attributes ?? {}),
    devices: user.devices ?? [],
  };
}

/** Whether the form has a field for every part of it. */
function isShown(value: JsonObject | null | undefined, like: JsonObject): value is JsonObject {
  return (
    value != null &&
    Object.entries(value).every(([key, part]) => key in like && typeof part === typeof like[key])
  );
}

const texts = (value: JsonObject): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, typeof part === 'string' ? part : JSON.stringify(part)]),
  );

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
