import type { Json } from '../kernel/json';
import type { Plan, PlannedStage } from './plan';
import type { Session } from './run-state';
import { inspectedContext } from './scenario/observe';

/**
 * What the flow inspector answers (executor.md, section 8): the plan after every finished stage, and the present one;
 * null where it knows of none.
 */
export function inspectorView({ plan, history }: Pick<Session, 'plan' | 'history'>): Json {
  const current = plan ?? history.at(-1);
  if (!current) return null;
  return { plans: history.map(entry), current_plan: entry(current), is_completed: plan === null };
}

function entry(plan: Plan): Json {
  const [current, next] = plan.stages;
  return {
    current_stage: stageOf(current),
    next_planned_stage: stageOf(next),
    plan_context: inspectedContext(plan),
  };
}

function stageOf(planned: PlannedStage | undefined): Json {
  if (!planned) return null;
  const { stage, order, invalidResponseAction } = planned.binding;
  return { stage: stage.name, model: stage.model, order, invalid_response_action: invalidResponseAction };
}
