import type { Context, ContextValue, PlanValue } from '../policy/policy-request';
import { isUserValue, type UserValue, type Visitor } from '../policy/user-value';
import type { CompiledBinding, CompiledFlow, CompiledStage, Estate } from './estate';

/** `reevaluate`: the binding's policies are asked again at every request (planner.md, section 8). */
export type Marker = 'plain' | 'reevaluate';

export interface PlannedStage {
  readonly binding: CompiledBinding;
  readonly marker: Marker;
}

/** What the planner made of a flow for one visitor. Lives in the session; the first stage is the current one. */
export interface Plan {
  readonly flow: CompiledFlow;
  stages: readonly PlannedStage[];
  context: Context;
}

/** A binding for a stage that has none: no policies, `retry`. */
export function madeUpBinding(stage: CompiledStage, order: number | null): CompiledBinding {
  return {
    id: `made up for ${stage.id}`,
    stage,
    order,
    evaluateOnPlan: false,
    reEvaluate: false,
    invalidResponseAction: 'retry',
    target: { id: `made up for ${stage.id}`, mode: 'any', bindings: [], label: null },
  };
}

/** A stage without a record, which the executor or another stage makes up. */
export function inMemoryStage(kind: string, fields: CompiledStage['fields']): CompiledStage {
  return { id: `in memory: ${kind}`, model: kind, name: kind, fields, links: {}, inMemory: kind };
}

/** Directly after the running stage, or at another place. */
export function insertStage(plan: Plan, stage: CompiledStage, index = 1): void {
  const planned: PlannedStage = { binding: madeUpBinding(stage, 0), marker: 'plain' };
  plan.stages = [...plan.stages.slice(0, index), planned, ...plan.stages.slice(index)];
}

/** The in-memory stage that `flow_plan.redirect(…)` inserts, as the server names it. */
export const redirectInPlan = 'Dynamic In-memory stage: Redirect to any URL';

export function appendStage(plan: Plan, stage: CompiledStage): void {
  plan.stages = [...plan.stages, { binding: madeUpBinding(stage, null), marker: 'plain' }];
}

export function copyOf(plan: Plan): Plan {
  return { flow: plan.flow, stages: plan.stages, context: { ...plan.context } };
}

/** How an expression sees the plan. */
export function planValue(plan: Plan): PlanValue {
  return {
    $model: 'flow_plan',
    context: plan.context,
    flow: plan.flow.id.replaceAll('-', ''),
    stages: plan.stages.map(({ binding: { stage, order } }) => ({
      id: stage.id,
      name: stage.name,
      model: stage.model,
      order,
    })),
  };
}

/** Takes over what expressions inserted: a stage of the workspace, or the in-memory redirect. */
export function takeInsertions(plan: Plan, seen: PlanValue, estate: Estate): void {
  for (const insertion of seen.insertions ?? []) {
    const stage =
      'redirect' in insertion
        ? inMemoryStage(redirectInPlan, { to: insertion.redirect })
        : estate.object(insertion.stage);
    if (!stage) continue;
    if (insertion.index === null) appendStage(plan, stage);
    else insertStage(plan, stage, insertion.index);
  }
}

/** The plan's pending user; undefined where the context has no such key, null where it holds nothing. */
export function pendingUser(context: Context): UserValue | null | undefined {
  if (!('pending_user' in context)) return undefined;
  const value: ContextValue | undefined = context.pending_user;
  return isUserValue(value) ? value : null;
}

export function pendingOrSession(context: Context, session: Visitor): Visitor {
  return pendingUser(context) ?? session;
}
