import type { Json } from '../../kernel/json';
import type { Scenario } from './format';
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
  const counts = Object.fromEntries(parts.map((part) => [part, [0, 0]])) as Record<Part, [number, number]>;
  const differences: Difference[] = [];
  const hold = (part: Part, values: readonly [Json | undefined, Json | undefined], step?: number): void => {
    counts[part][1] += 1;
    const found = difference(values[0], values[1], '');
    if (!found) counts[part][0] += 1;
    else differences.push({ part, ...(step === undefined ? {} : { step }), ...found });
  };
  for (const [index, expected] of scenario.steps.entries()) {
    const actual = trace.steps[index];
    hold('challenges', [settled(expected.expect), settled(actual?.expect)], index);
    hold('plans', [expected.plans, actual?.plans], index);
    hold('evaluations', [neighbours(expected.evaluations), neighbours(actual?.evaluations)], index);
    hold('after', [expected.after, actual?.after], index);
  }
  if (scenario.outcome) hold('outcome', [scenario.outcome, outcomeAs(scenario.outcome, trace.outcome)]);
  if (scenario.effects) hold('effects', [sortedEvents(scenario.effects), sortedEvents(trace.effects)]);
  if (scenario.session_after) hold('session_after', [scenario.session_after, trace.sessionAfter]);
  return { counts, differences };
}

/** Why a recording ended while a challenge was open is the recorder's affair: all three mean the same of a run. */
function outcomeAs(expected: Json, actual: Readonly<Record<string, Json>>): Json {
  const kind = (expected as Record<string, Json>).kind;
  const open = kind === 'requests exhausted' || kind === 'no mail was sent';
  return open && actual.kind === 'waiting' ? expected : actual;
}

type Found = Omit<Difference, 'part' | 'step'>;

/** The first place at which two values part; null where they agree. */
function difference(expected: Json | undefined, actual: Json | undefined, path: string): Found | null {
  if (expected === actual) return null;
  const apart: Found = { path, expected, actual };
  if (typeof expected === 'string') return matches(expected, actual) ? null : apart;
  if (typeof expected !== 'object' || expected === null) return apart;
  if (typeof actual !== 'object' || actual === null || Array.isArray(expected) !== Array.isArray(actual))
    return apart;
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  for (const key of keys) {
    const found = difference(
      (expected as Record<string, Json>)[key],
      (actual as Record<string, Json>)[key],
      path === '' ? key : `${path}.${key}`,
    );
    if (found) return found;
  }
  return null;
}

const placeholder =
  /\$(avatar|traceback|config_url|codes|secret|enroll_url|request_id|token|device_uid|user_id|challenge|pk|uuid|hex|time|address)/g;

/** A text with placeholders matches any text with something in their places. */
function matches(expected: string, actual: Json | undefined): boolean {
  if (!expected.includes('$') || expected.search(placeholder) < 0) return expected === actual;
  if (expected.replace(placeholder, '') === '') return actual !== undefined && actual !== null;
  if (typeof actual !== 'string') return false;
  const pattern = expected
    .split(placeholder)
    .filter((_part, index) => index % 2 === 0)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]+?');
  return new RegExp(`^${pattern}$`).test(actual);
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

function sortedEvents(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null) return value;
  const effects = value as Record<string, Json>;
  const events = effects.events;
  return Array.isArray(events)
    ? { ...effects, events: [...(events as readonly Json[])].sort(byText) }
    : effects;
}
