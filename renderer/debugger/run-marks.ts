import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { recordsOfKind, stageBindingsOf } from '../../shared/document/indexes';
import { resolveValue } from '../../shared/document/references';
import { numberField, textField } from '../../shared/document/values';
import type { GateVerdict } from '../../shared/policy/environment';
import type { PlanRecord } from '../../shared/simulate/run-state';
import type { Trace, TraceStep } from '../../shared/simulate/scenario/run-scenario';
import type { RunMark, RunMarks } from '../state/run-marks';
import { evaluationText, phaseText } from './run-words';

interface BoundStage {
  readonly id: RecordId;
  /** Stage and order, as plans, gates and turns name a binding. */
  readonly name: string;
}

interface Run {
  readonly steps: readonly TraceStep[];
  readonly outcome: Trace['outcome'] | undefined;
}

const nameOf = (stage: string, order: number | null): string => `${String(order)} ${stage}`;

/** What a run, as far as it has come, says of every flow that it went through; by the drawing's own node keys. */
export function runMarks(document: WorkspaceDocument, run: Run): RunMarks {
  const marks = new Map<RecordId, ReadonlyMap<string, RunMark>>();
  for (const flow of recordsOfKind(document, 'flow')) {
    const slug = textField(flow, 'slug');
    const plan = run.steps
      .flatMap(({ plans = [] }) => plans)
      .filter((one) => one.flow === slug)
      .at(-1);
    if (slug === undefined || !plan) continue;
    const bound = boundStages(document, flow);
    marks.set(
      flow.id,
      new Map(plan.error === undefined ? plannedMarks(bound, plan, run) : refusedMarks(bound, plan, run)),
    );
  }
  return marks;
}

function boundStages(document: WorkspaceDocument, flow: AuthentikRecord): readonly BoundStage[] {
  return stageBindingsOf(document, flow.id).flatMap((binding) => {
    const stage = resolveValue(document, binding.fields.stage ?? null);
    const name = stage && textField(stage, 'name');
    return name === undefined
      ? []
      : [{ id: binding.id, name: nameOf(name, numberField(binding, 'order') ?? 0) }];
  });
}

type Marked = readonly [node: string, mark: RunMark];

const bothOf = (binding: RecordId, mark: RunMark): readonly Marked[] => [
  [`gate:${binding}`, mark],
  [`stage:${binding}`, mark],
];

function refusedMarks(bound: readonly BoundStage[], plan: PlanRecord, { outcome }: Run): readonly Marked[] {
  const why = plan.messages === undefined || plan.messages === '' ? plan.error! : plan.messages;
  return [
    ['entry', { state: 'stopped', why }],
    ...bound.flatMap(({ id }) => bothOf(id, { state: 'open' })),
    ...exitOf(outcome),
  ];
}

function plannedMarks(bound: readonly BoundStage[], plan: PlanRecord, run: Run): readonly Marked[] {
  const planned = new Set((plan.stages ?? []).map(({ stage, order }) => nameOf(stage, order)));
  const steps = sinceLastPlan(run.steps, plan.flow);
  const turns = steps.flatMap(({ ran }) => ran);
  const ran = new Set(turns.filter(({ flow }) => flow === plan.flow).map(nameOfTurn));
  const last = turns.at(-1);
  const current = last?.flow === plan.flow ? nameOfTurn(last) : undefined;
  const marks = bound.flatMap(({ id, name }): readonly Marked[] => {
    if (!planned.has(name)) return bothOf(id, skipped(run.steps, gateOf(run.steps, plan.flow, name)));
    if (ran.has(name)) {
      const state = name === current ? stateOfLast(run.outcome) : 'taken';
      return [
        [`gate:${id}`, { state: 'taken' }],
        [`stage:${id}`, { state }],
      ];
    }
    const gate = gateOf(steps, plan.flow, name);
    return bothOf(
      id,
      gate?.passing === false && gate.phase === 'run' ? skipped(steps, gate) : { state: 'open' },
    );
  });
  const endsHere = steps.at(-1) === run.steps.at(-1) && (current !== undefined || turns.length === 0);
  return [['entry', { state: 'taken' }], ...marks, ...(endsHere ? exitOf(run.outcome) : [])];
}

/** A flow that was planned again, as by a restart, begins anew. */
function sinceLastPlan(steps: readonly TraceStep[], flow: string): readonly TraceStep[] {
  const planned = steps.map(({ plans = [] }) => plans.some((plan) => plan.flow === flow));
  return steps.slice(planned.lastIndexOf(true));
}

function nameOfTurn({ stage, order }: TraceStep['ran'][number]): string {
  return nameOf(stage, order);
}

/** Where the last turn was: it waits there, it went on from there, or it ended there. */
function stateOfLast(outcome: Run['outcome']): RunMark['state'] {
  if (outcome === undefined || outcome.kind === 'waiting') return 'current';
  return outcome.kind === 'redirect' ? 'taken' : 'stopped';
}

function exitOf(outcome: Run['outcome']): readonly Marked[] {
  if (outcome?.kind === 'denied') return [['exit:denied', { state: 'taken' }]];
  return outcome?.kind === 'redirect' ? [['exit:done', { state: 'taken' }]] : [];
}

/** The last verdict on a stage binding. */
function gateOf(steps: readonly TraceStep[], flow: string, name: string): GateVerdict | undefined {
  return steps
    .flatMap(({ gates }) => gates)
    .filter(
      ({ target }) =>
        target !== null &&
        'stage' in target &&
        target.flow === flow &&
        nameOf(target.stage, target.order) === name,
    )
    .at(-1);
}

function skipped(steps: readonly TraceStep[], gate: GateVerdict | undefined): RunMark {
  if (!gate) return { state: 'skipped', why: 'Not in the plan.' };
  const target = JSON.stringify(gate.target);
  const policies = steps
    .flatMap(({ detail }) => detail)
    .filter((evaluation) => !evaluation.passing && JSON.stringify(evaluation.target) === target)
    .map((evaluation) => `${evaluation.policy}: ${evaluationText(evaluation)}`);
  const fixed = gate.fixed && !gate.fixed.passing ? ['No group or user of it matches.'] : [];
  const why = [...new Set([...policies, ...fixed])].join(' ');
  return { state: 'skipped', why: `Skipped ${phaseText(gate.phase)}. ${why}`.trim() };
}
