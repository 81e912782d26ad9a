import type { Json } from '../../kernel/json';
import { firstDifference } from './difference';
import type { Scenario } from './format';
import type { TraceStep } from './run-scenario';
import type { Simulated } from './simulate';

/** A run as one JSON document: what `simulate --json` prints. */
export function describeRun(scenario: Scenario, run: Simulated): Json {
  const steps = stepsOf(run).map((step, index) => describeStep(scenario, { run, step, index }));
  return {
    name: scenario.name,
    release: run.release,
    notes: run.notes,
    steps,
    ...(run.kind === 'unknown'
      ? {
          unknown: {
            question: run.question.topic,
            ...(run.question.about === undefined ? {} : { about: run.question.about }),
            text: run.question.text,
            choices: run.question.choices,
          },
        }
      : {
          outcome: run.trace.outcome,
          effects: run.trace.effects,
          session_after: run.trace.sessionAfter,
          inspector: run.trace.inspector,
        }),
  };
}

export function stepsOf(run: Simulated): readonly TraceStep[] {
  return run.kind === 'unknown' ? run.steps : run.trace.steps;
}

interface Place {
  readonly run: Simulated;
  readonly step: TraceStep;
  readonly index: number;
}

function describeStep(scenario: Scenario, { run, step, index }: Place): Json {
  const { start, designation, answer, open } = scenario.steps[index] ?? {};
  const before = index === 0 ? undefined : stepsOf(run)[index - 1]?.after;
  const { expect, plans, after, detail, gates, notices } = step;
  return {
    input: plain({ start, designation, answer, open }),
    expect,
    ...plain({ plans, before, after }),
    evaluations: detail.map((one) => plain({ ...one })),
    gates: gates.map((gate) => plain({ ...gate })),
    notices,
  };
}

function plain(values: Readonly<Record<string, unknown>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<
    string,
    Json
  >;
}

/** Where two runs of the same scenario part, in the order of the steps; then what is different in the end. */
export interface Parting {
  readonly step?: number;
  readonly part: string;
  readonly path: string;
  readonly left: Json;
  readonly right: Json;
  /** On which side there is nothing, where `null` stands for that. */
  readonly absent?: 'left' | 'right';
}

export function partingsOf(left: Simulated, right: Simulated): readonly Parting[] {
  const found: Parting[] = [];
  const hold = (part: string, values: readonly [Json | undefined, Json | undefined], step?: number): void => {
    const parting = firstDifference(values[0], values[1]);
    if (!parting) return;
    const { path, expected = null, actual = null } = parting;
    const absent =
      parting.expected === undefined ? 'left' : parting.actual === undefined ? 'right' : undefined;
    found.push({
      ...(step === undefined ? {} : { step }),
      part,
      path,
      left: expected,
      right: actual,
      ...(absent === undefined ? {} : { absent }),
    });
  };
  const told = new Set<string>();
  const holdOnce = (
    part: string,
    values: readonly [Json | undefined, Json | undefined],
    step: number,
  ): void => {
    const before = found.length;
    if (!told.has(part)) hold(part, values, step);
    if (found.length > before) told.add(part);
  };
  const [ours, theirs] = [stepsOf(left), stepsOf(right)];
  for (let step = 0; step < Math.max(ours.length, theirs.length); step += 1) {
    const [one, other] = [ours[step], theirs[step]];
    hold('challenge', [without(one?.expect, 'flow_info'), without(other?.expect, 'flow_info')], step);
    holdOnce('flow_info', [part(one?.expect, 'flow_info'), part(other?.expect, 'flow_info')], step);
    hold('plans', [one?.plans, other?.plans], step);
    hold('evaluations', [one?.evaluations, other?.evaluations], step);
    hold('remaining stages', [part(one?.after, 'remaining'), part(other?.after, 'remaining')], step);
    const [mine, yours] = [part(one?.after, 'context'), part(other?.after, 'context')];
    hold('context', [contextOf(mine, false), contextOf(yours, false)], step);
    holdOnce('what stages keep in the context', [contextOf(mine, true), contextOf(yours, true)], step);
  }
  const ends = [left, right].map((run) =>
    run.kind === 'unknown'
      ? { unknown: run.question.text }
      : { outcome: run.trace.outcome, effects: run.trace.effects, session_after: run.trace.sessionAfter },
  );
  hold('end', [ends[0], ends[1]]);
  return found;
}

type Mapping = Readonly<Record<string, Json>>;

const isMapping = (value: Json | undefined): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function part(value: Json | undefined, key: string): Json | undefined {
  return isMapping(value) ? value[key] : undefined;
}

function without(value: Json | undefined, key: string): Json | undefined {
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

/** The keys in which stages keep what is half done, or all others. */
function contextOf(value: Json | undefined, kept: boolean): Json | undefined {
  if (!isMapping(value)) return value;
  const isKept = (key: string): boolean => key.startsWith('goauthentik.io/stages/');
  return Object.fromEntries(Object.entries(value).filter(([key]) => isKept(key) === kept));
}
