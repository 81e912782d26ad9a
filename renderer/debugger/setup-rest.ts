import * as v from 'valibot';
import { parseDocument, LineCounter, stringify } from 'yaml';
import { fail, ok, type Result } from '../../shared/kernel/result';
import type { Scenario, ScenarioUser } from '../../shared/simulate/scenario/format';
import { parseQuery } from '../../shared/simulate/scenario/query';
import { restSchema } from '../../shared/simulate/scenario/schema';

/** What the form has no field for. Lists come before those of the form, so that their places are those of the text. */
export type Rest = v.InferOutput<typeof restSchema>;

/** Reads the text; its error says the line, or the field. */
export function restOf(text: string): Result<Rest, string> {
  if (text.trim() === '') return ok({});
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2' });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    return fail(`Line ${String(line)}, column ${String(col)}: ${error.message.split('\n')[0] ?? ''}`);
  }
  const read = v.safeParse(restSchema, document.toJS());
  if (read.success) return ok(read.output);
  const [issue] = read.issues;
  const field = (issue.path ?? []).map(({ key }) => String(key)).join('.');
  if (issue.received === 'undefined') return fail(`\`${field}\` is missing.`);
  return fail(`${field === '' ? 'This' : `\`${field}\``} ${issue.message}.`);
}

export function mergedWith(scenario: Scenario, { world, session, run, outside }: Rest): Scenario {
  const lists = {
    groups: [...(world?.groups ?? []), ...(scenario.world.groups ?? [])],
    users: [...(world?.users ?? []), ...(scenario.world.users ?? [])],
    invitations: [...(world?.invitations ?? []), ...(scenario.world.invitations ?? [])],
  };
  const { query: _query, ...parts } = run ?? {};
  const query = [run?.query, scenario.run.query]
    .filter((part) => part !== undefined && part !== '')
    .join('&');
  return {
    ...scenario,
    world: {
      ...scenario.world,
      ...world,
      groups: lists.groups,
      users: lists.users,
      ...(lists.invitations.length > 0 ? { invitations: lists.invitations } : {}),
    } as Scenario['world'],
    session: { ...scenario.session, ...session } as Scenario['session'],
    run: { ...scenario.run, ...parts, query },
    ...(outside === undefined ? {} : { outside }),
  };
}

interface Held {
  /** The one who is in the form. */
  readonly user: ScenarioUser | undefined;
  readonly isPlace: boolean;
  readonly isNumbered: boolean;
}

/** What of a scenario's start the form does not hold, as a text; empty where it holds all. */
export function restText(scenario: Scenario, { user, isPlace, isNumbered }: Held): string {
  const { blueprints: _blueprints, users, ...world } = scenario.world;
  const { client_ip: _ip, host: _host, user: visitor, geoip, asn, ...session } = scenario.session;
  const { flow: _flow, query, ...run } = scenario.run;
  const rest = pruned({
    world: { ...world, users: (users ?? []).filter((one) => one !== user) },
    session: {
      ...session,
      ...(visitor !== null && visitor !== user?.username ? { user: visitor } : {}),
      ...(isPlace || geoip === undefined ? {} : { geoip }),
      ...(isNumbered || asn === undefined ? {} : { asn }),
    },
    run: { ...run, query: queryRest(query ?? '') },
    outside: scenario.outside,
  });
  return rest === undefined ? '' : stringify(rest, { lineWidth: 0 });
}

/** The parts of a query string that the form has no field for. */
function queryRest(query: string): string {
  return query
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => !Object.keys(parseQuery(part)).some((key) => key === 'next' || key === 'itoken'))
    .join('&');
}

/** Without what is empty, down to the second level: a group or a user may well have nothing but a name. */
function pruned(parts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  const left = Object.entries(parts).flatMap(([key, part]) => {
    const value = isMapping(part) ? withoutEmpty(part) : part;
    return isEmpty(value) ? [] : [[key, value] as const];
  });
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

function withoutEmpty(part: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => !isEmpty(value)));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isMapping(value) && Object.keys(value).length === 0;
}
