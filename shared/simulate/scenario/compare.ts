import type { Json } from '../../kernel/json';
import type { JsonObject } from '../../policy/world';
import { bootstrapUsernames } from './build-world';
import { firstDifference } from './difference';
import type { Scenario, ScenarioStep } from './format';
import type { Trace } from './run-scenario';

export type Part = 'challenges' | 'plans' | 'evaluations' | 'after' | 'outcome' | 'effects' | 'session_after';
export const parts: readonly Part[] = [
  'challenges',
  'plans',
  'evaluations',
  'after',
  'outcome',
  'effects',
  'session_after',
];

/** One value for every part. */
export function byPart<Value>(valueOf: (part: Part) => Value): Readonly<Record<Part, Value>> {
  return Object.fromEntries(parts.map((part) => [part, valueOf(part)])) as Record<Part, Value>;
}

export const noCounts: Comparison['counts'] = byPart(() => [0, 0]);

export interface Difference {
  readonly part: Part;
  /** Step from 0; absent for what belongs to the whole run. */
  readonly step?: number;
  readonly path: string;
  readonly expected: Json | undefined;
  readonly actual: Json | undefined;
}

export interface Comparison {
  readonly counts: Readonly<Record<Part, readonly [matching: number, of: number]>>;
  readonly differences: readonly Difference[];
}

/** Holds a run against what the scenario expects (gold/README: placeholders, and four lists that are sets). */
export function compareWithScenario(scenario: Scenario, trace: Trace): Comparison {
  const counts = byPart((): [number, number] => [0, 0]);
  const differences: Difference[] = [];
  const hold = (part: Part, values: readonly [Json | undefined, Json | undefined], step?: number): void => {
    counts[part][1] += 1;
    const found = firstDifference(values[0], values[1]);
    if (!found) counts[part][0] += 1;
    else differences.push({ part, ...(step === undefined ? {} : { step }), ...found });
  };
  for (const [index, expected] of scenario.steps.entries()) {
    if (!expectsAnything(expected)) continue;
    const actual = trace.steps[index];
    hold('challenges', [settled(expected.expect), settled(actual?.expect)], index);
    hold('plans', [expected.plans, actual?.plans], index);
    hold('evaluations', [neighbours(expected.evaluations), neighbours(actual?.evaluations)], index);
    hold('after', [expected.after, actual?.after], index);
  }
  if (scenario.outcome) hold('outcome', [scenario.outcome, outcomeAs(scenario.outcome, trace.outcome)]);
  if (scenario.effects) {
    const actual = asListed(scenario.effects, toldOf(trace, withoutEffects, trace.effects));
    hold('effects', [sortedEvents(scenario.effects), sortedEvents(actual)]);
  }
  if (scenario.session_after) {
    hold('session_after', [scenario.session_after, toldOf(trace, withoutAnswer, trace.sessionAfter)]);
  }
  return { counts, differences };
}

/** A step that says nothing of its answer is only an input: scenarios written by hand may expect the outcome alone. */
function expectsAnything(step: ScenarioStep): boolean {
  return [step.expect, step.plans, step.evaluations, step.after].some((part) => part !== undefined);
}

/** Why a recording ended while a challenge was open is the recorder's affair: all three mean the same of a run. */
function outcomeAs(expected: Json, actual: Readonly<Record<string, Json>>): Json {
  const kind = (expected as Record<string, Json>).kind;
  const open = kind === 'requests exhausted' || kind === 'no mail was sent';
  return open && actual.kind === 'waiting' ? expected : actual;
}

const byText = (left: Json, right: Json): number => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1);

/** `fields` of equal order and the texts of general errors are left to chance. */
function settled(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const body: Record<string, Json> = { ...(value as Record<string, Json>) };
  const fields = body.fields;
  if (Array.isArray(fields)) {
    const order = (field: Json): number => Number((field as Record<string, Json>).order ?? 0);
    body.fields = [...(fields as readonly Json[])].sort(
      (left, right) => order(left) - order(right) || byText(left, right),
    );
  }
  const errors = body.response_errors as Record<string, Json> | undefined;
  const general = errors?.non_field_errors;
  if (errors && Array.isArray(general)) {
    body.response_errors = { ...errors, non_field_errors: [...(general as readonly Json[])].sort(byText) };
  }
  return body;
}

/** Neighbouring evaluations without a target come in any order. */
function neighbours(value: Json | undefined): Json | undefined {
  if (!Array.isArray(value)) return value;
  const result: Json[] = [];
  let run: Json[] = [];
  for (const item of value as readonly Json[]) {
    if ((item as Record<string, Json>).target === null) run.push(item);
    else {
      result.push(...run.sort(byText), item);
      run = [];
    }
  }
  return [...result, ...run.sort(byText)];
}

/** Where the server did not answer, a recording says nothing of what follows; nor of the effects of a refused hand-over. */
const withoutAnswer: ReadonlySet<unknown> = new Set(['redirect loop', 'http']);
const withoutEffects: ReadonlySet<unknown> = new Set([...withoutAnswer, 'not applicable']);

function toldOf(trace: Trace, silent: ReadonlySet<unknown>, value: Json): Json {
  return silent.has(trace.outcome.kind) ? {} : value;
}

/** Recordings list the users of their world and new ones: those of the bootstrap count only where one is named. */
function asListed(expected: Json, actual: Json): Json {
  const listed = (value: Json): JsonObject => ((value as JsonObject).users ?? {}) as JsonObject;
  const { users: _users, ...rest } = actual as JsonObject;
  const named = listed(expected);
  const users = Object.entries(listed(actual)).filter(
    ([name]) => name in named || !bootstrapUsernames.includes(name),
  );
  return users.length > 0 ? { ...rest, users: Object.fromEntries(users) } : rest;
}

function sortedEvents(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null) return value;
  const effects = value as Record<string, Json>;
  const events = effects.events;
  return Array.isArray(events)
    ? { ...effects, events: [...(events as readonly Json[])].sort(byText) }
    : effects;
}
