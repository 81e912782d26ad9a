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
    gates: gates as unknown as Json,
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
}

export function partingsOf(left: Simulated, right: Simulated): readonly Parting[] {
  const found: Parting[] = [];
  const hold = (part: string, values: readonly [Json | undefined, Json | undefined], step?: number): void => {
    const parting = firstDifference(values[0], values[1]);
    if (!parting) return;
    const { path, expected = null, actual = null } = parting;
    found.push({ ...(step === undefined ? {} : { step }), part, path, left: expected, right: actual });
  };
  const [ours, theirs] = [stepsOf(left), stepsOf(right)];
  for (let step = 0; step < Math.max(ours.length, theirs.length); step += 1) {
    hold('challenge', [ours[step]?.expect, theirs[step]?.expect], step);
    hold('plans', [ours[step]?.plans, theirs[step]?.plans], step);
    hold('evaluations', [ours[step]?.evaluations, theirs[step]?.evaluations], step);
    hold('after', [ours[step]?.after, theirs[step]?.after], step);
  }
  const ends = [left, right].map((run) =>
    run.kind === 'unknown'
      ? { unknown: run.question.text }
      : { outcome: run.trace.outcome, effects: run.trace.effects, session_after: run.trace.sessionAfter },
  );
  hold('end', [ends[0], ends[1]]);
  return found;
}
