import { evaluateTarget } from '../policy/engine';
import type { Simulation } from '../policy/effect';
import type { Context, HttpRequest, PolicyResult } from '../policy/policy-request';
import { anonymous, isSuperuser, isUserValue, type Visitor } from '../policy/user-value';
import type { CompiledFlow } from './estate';
import { pendingUser, planValue, takeInsertions, type Plan, type PlannedStage } from './plan';
import { requestContext } from './request-context';
import type { RunState } from './run-state';

const cacheSeconds = 300;

export interface PlanOptions {
  readonly useCache: boolean;
  readonly allowEmpty: boolean;
  /** The caller's default context; becomes the plan's own. */
  readonly context: Context;
}

export type PlanOutcome =
  | { readonly kind: 'plan'; readonly plan: Plan }
  /** `result` is absent where the authentication requirement refused. */
  | { readonly kind: 'not applicable'; readonly messages: string; readonly result?: PolicyResult }
  | { readonly kind: 'empty' }
  /** A policy failed in a way that leaves the engine. */
  | { readonly kind: 'raised' };

interface Planning extends PlanOptions {
  readonly state: RunState;
  readonly flow: CompiledFlow;
  readonly http: HttpRequest;
  readonly user: Visitor;
}

const refusal = 'Flow does not apply to current user.';

/** planner.md, section 2, in its order. */
export function* makePlan(
  state: RunState,
  request: { readonly flow: CompiledFlow; readonly http: HttpRequest },
  options: PlanOptions,
): Simulation<PlanOutcome> {
  const { flow, http } = request;
  const pending = pendingUser(options.context);
  const planning: Planning = {
    ...options,
    state,
    flow,
    http,
    user: pending === undefined ? http.user : (pending ?? anonymous),
  };
  const outcome = yield* plan(planning);
  if (outcome.kind === 'raised') return outcome;
  state.plans.push(
    outcome.kind === 'plan'
      ? { flow: flow.slug, stages: outcome.plan.stages.map(stageRecord) }
      : outcome.kind === 'empty'
        ? { flow: flow.slug, error: 'EmptyFlowException' }
        : { flow: flow.slug, error: 'FlowNonApplicableException', messages: outcome.messages },
  );
  return outcome;
}

function stageRecord(planned: PlannedStage) {
  return {
    stage: planned.binding.stage.name,
    order: planned.binding.order,
    marker: planned.marker === 'reevaluate' ? 'ReevaluateMarker' : 'StageMarker',
  };
}

function* plan(planning: Planning): Simulation<PlanOutcome> {
  const { state, flow, http, user } = planning;
  if (!meetsRequirement(planning)) return { kind: 'not applicable', messages: refusal };
  const result = yield* evaluateTarget(
    state,
    {
      user,
      http,
      target: flow.target,
      context: { ...requestContext(state), ...planning.context },
      shared: planning.context,
      debug: false,
    },
    { useCache: planning.useCache, phase: 'flow' },
  );
  if (result.leaves) return { kind: 'raised' };
  if (!result.passing) {
    const messages = result.messages.length > 0 ? result.messages.join('\n') : refusal;
    return { kind: 'not applicable', messages, result };
  }
  const key = `${flow.id}#${isUserValue(user) ? String(user.pk) : 'None'}`;
  const cached = state.planCache.get(key);
  if (
    planning.useCache &&
    flow.designation !== 'stage_configuration' &&
    cached &&
    cached.until > state.world.now
  ) {
    return { kind: 'plan', plan: { ...cached.plan, context: { ...planning.context } } };
  }
  const fresh = yield* build(planning);
  if (!fresh) return { kind: 'raised' };
  if (planning.useCache) {
    state.planCache.set(key, { plan: { ...fresh, context: {} }, until: state.world.now + cacheSeconds });
  }
  if (fresh.stages.length === 0 && !planning.allowEmpty) return { kind: 'empty' };
  return { kind: 'plan', plan: fresh };
}

/** planner.md, section 3: looks at who is logged in, never at the pending user. */
function meetsRequirement({ state, flow, http, context }: Planning): boolean {
  const loggedIn = isUserValue(http.user);
  switch (state.world.flowChanges[flow.slug]?.authentication ?? flow.authentication) {
    case 'require_authenticated':
      return loggedIn;
    case 'require_unauthenticated':
      return !loggedIn;
    case 'require_superuser':
      return isSuperuser(state.world, http.user);
    case 'require_redirect':
      return context.is_redirected != null;
    case 'require_outpost':
    case 'require_token':
      return false;
    default:
      return true;
  }
}

/** planner.md, section 6; null where a policy's failure leaves the engine. */
function* build({ state, flow, http, user, useCache, context }: Planning): Simulation<Plan | null> {
  const made: Plan = { flow, stages: [], context: { ...context } };
  for (const binding of flow.bindings) {
    if (binding.evaluateOnPlan) {
      const seen = planValue(made);
      const result = yield* evaluateTarget(
        state,
        {
          user,
          http,
          target: binding.target,
          context: { ...requestContext(state), flow_plan: seen, ...made.context },
          shared: made.context,
          debug: false,
        },
        { useCache, phase: 'plan' },
      );
      if (result.leaves) return null;
      takeInsertions(made, seen, state.estate);
      if (!result.passing) continue;
    }
    made.stages = [...made.stages, { binding, marker: binding.reEvaluate ? 'reevaluate' : 'plain' }];
  }
  return made;
}
