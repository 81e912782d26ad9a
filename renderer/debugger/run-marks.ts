import type { AuthentikRecord, RecordId } from '../../shared/authentik/record';
import type { WorkspaceDocument } from '../../shared/document/document';
import { recordsOfKind, stageBindingsOf } from '../../shared/document/indexes';
import { resolveValue } from '../../shared/document/references';
import { numberField, textField } from '../../shared/document/values';
import type { GateVerdict } from '../../shared/policy/environment';
import type { Trace, TraceStep } from '../../shared/simulate/scenario/run-scenario';
import type { RunMark, RunMarks } from '../state/run-marks';
import { evaluationText, phaseText } from './run-words';

interface PlanJson {
  readonly flow: string;
  readonly stages?: readonly { readonly stage: string; readonly order: number | null }[];
  readonly error?: string;
  readonly messages?: string;
}

interface BoundStage {
  readonly id: RecordId;
  readonly stage: string;
  readonly order: number;
  /** `stage order`, as plans and targets name it. */
  readonly name: string;
}

const nameOf = (stage: string, order: number | null): string => `${stage} ${String(order)}`;

/** What a run, as far as it has come, says of every flow that it went through; by the drawing's own node keys. */
export function runMarks(
  document: WorkspaceDocument,
  steps: readonly TraceStep[],
  outcome: Trace['outcome'] | undefined,
): RunMarks {
  const marks = new Map<RecordId, ReadonlyMap<string, RunMark>>();
  for (const flow of recordsOfKind(document, 'flow')) {
    const slug = textField(flow, 'slug');
    if (slug === undefined) continue;
    const found = flowMarks(boundStages(document, flow), slug, { steps, outcome });
    if (found.size > 0) marks.set(flow.id, found);
  }
  return marks;
}

function boundStages(document: WorkspaceDocument, flow: AuthentikRecord): readonly BoundStage[] {
  return stageBindingsOf(document, flow.id).flatMap((binding) => {
    const stage = resolveValue(document, binding.fields.stage ?? null);
    const name = stage && textField(stage, 'name');
    if (name === undefined) return [];
    const order = numberField(binding, 'order') ?? 0;
    return [{ id: binding.id, stage: name, order, name: nameOf(name, order) }];
  });
}

interface Run {
  readonly steps: readonly TraceStep[];
  readonly outcome: Trace['outcome'] | undefined;
}

function flowMarks(bound: readonly BoundStage[], slug: string, run: Run): ReadonlyMap<string, RunMark> {
  const marks = new Map<string, RunMark>();
  const plans = run.steps.flatMap(({ plans: made }) => (made ?? []) as unknown as readonly PlanJson[]);
  const plan = plans.filter((one) => one.flow === slug).at(-1);
  if (!plan) return marks;
  if (plan.error !== undefined) {
    marks.set('entry', { state: 'stopped', why: plan.messages ?? plan.error });
    for (const { id } of bound) both(marks, id, { state: 'open' });
    if (run.outcome?.kind === 'denied') marks.set('exit:denied', { state: 'taken' });
    return marks;
  }
  marks.set('entry', { state: 'taken' });
  const planned = new Set((plan.stages ?? []).map(({ stage, order }) => nameOf(stage, order)));
  const progress = progressOf(bound, slug, run);
  for (const one of bound) {
    const refused = lastGate(run.steps, slug, one);
    if (!planned.has(one.name)) both(marks, one.id, skipped(run.steps, refused));
    else if (progress.ran.has(one.name)) {
      both(marks, one.id, { state: 'taken' });
      if (progress.current === one.name)
        marks.set(`stage:${one.id}`, { state: progress.stopped ? 'stopped' : 'current' });
    } else if (refused && !refused.passing && refused.phase === 'run') {
      both(marks, one.id, skipped(run.steps, refused));
    } else both(marks, one.id, { state: 'open' });
  }
  const exit = progress.isLast ? exitOf(run.outcome) : undefined;
  if (exit !== undefined) marks.set(exit, { state: 'taken' });
  return marks;
}

function exitOf(outcome: Run['outcome']): string | undefined {
  if (outcome?.kind === 'denied') return 'exit:denied';
  return outcome?.kind === 'redirect' ? 'exit:done' : undefined;
}

/** Gate and stage of a binding. */
function both(marks: Map<string, RunMark>, binding: RecordId, mark: RunMark): void {
  marks.set(`gate:${binding}`, mark);
  marks.set(`stage:${binding}`, mark);
}

interface Progress {
  readonly ran: ReadonlySet<string>;
  readonly current: string | undefined;
  /** The run ended at the current stage. */
  readonly stopped: boolean;
  /** The run is in this flow still, or ended in it. */
  readonly isLast: boolean;
}

/**
 * Which stages of a flow had their turn. The trace names what remains after each step; where a step ended the plan,
 * the gates that passed in it tell how far it came.
 */
function progressOf(bound: readonly BoundStage[], slug: string, { steps, outcome }: Run): Progress {
  const ran = new Set<string>();
  let head: string | undefined;
  let active: string | undefined;
  for (const step of steps) {
    const made = ((step.plans ?? []) as unknown as readonly PlanJson[]).at(-1);
    if (made) {
      active = made.flow;
      if (active === slug) ran.clear();
    }
    if (active !== slug) continue;
    const after = step.after as unknown as { readonly remaining: readonly string[] } | undefined;
    for (const gate of step.gates) {
      const { target } = gate;
      if (gate.phase !== 'run' || !gate.passing || !target || !('stage' in target)) continue;
      if (target.flow === slug) ran.add(nameOf(target.stage, target.order));
    }
    const waiting = after?.remaining[0];
    const at = bound.findIndex(({ stage }) => stage === waiting);
    if (waiting === undefined) {
      if (outcome?.kind === 'redirect' && step === steps.at(-1)) for (const { name } of bound) ran.add(name);
      else if (head !== undefined) ran.add(head);
      continue;
    }
    if (at < 0) continue;
    head = bound[at]!.name;
    for (const { name } of bound.slice(0, at + 1)) ran.add(name);
  }
  const refused = new Set(
    bound.filter((one) => lastGate(steps, slug, one)?.passing === false).map(({ name }) => name),
  );
  for (const name of refused) ran.delete(name);
  const open = outcome === undefined || outcome.kind === 'waiting';
  const stopped = !open && outcome.kind !== 'redirect';
  const last = [...ran].at(-1);
  return {
    ran,
    current: active === slug ? (open ? head : stopped ? last : undefined) : undefined,
    stopped,
    isLast: active === slug,
  };
}

function lastGate(steps: readonly TraceStep[], slug: string, bound: BoundStage): GateVerdict | undefined {
  return steps
    .flatMap((step) => step.gates)
    .filter(
      ({ target }) =>
        target !== null &&
        'stage' in target &&
        target.flow === slug &&
        target.stage === bound.stage &&
        target.order === bound.order,
    )
    .at(-1);
}

function skipped(steps: readonly TraceStep[], gate: GateVerdict | undefined): RunMark {
  if (!gate) return { state: 'skipped', why: 'Not in the plan.' };
  const policies = steps
    .flatMap((step) => step.detail)
    .filter(({ target }) => JSON.stringify(target) === JSON.stringify(gate.target))
    .filter(({ passing }) => !passing)
    .map((evaluation) => `${evaluation.policy}: ${evaluationText(evaluation)}`);
  const fixed = gate.fixed && !gate.fixed.passing ? ['No group or user of it matches.'] : [];
  const why = [...new Set([...policies, ...fixed])].join(' ');
  return { state: 'skipped', why: `Skipped ${phaseText(gate.phase)}. ${why}`.trim() };
}
