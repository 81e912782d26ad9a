import { flagOf, textOf } from '../../policy/fields';
import { flowInfo } from '../challenge';
import type { CompiledFlow } from '../estate';
import { flowAddress } from '../flow-address';
import { makePlan } from '../planner';
import type { Simulation } from '../../policy/effect';
import type { SilentStage, StageResult, StageRun } from '../stage';

const flowScheme = 'ak-flow://';

/** stages.md, section 12; executor.md, section 9. */
export const redirectStage: SilentStage = {
  kind: 'silent',
  *run(run) {
    const { state, plan, stage } = run;
    const wanted = plan.context.redirect_stage_target;
    if (typeof wanted === 'string' && wanted !== '') {
      if (!wanted.startsWith(flowScheme)) return toAddress(run, wanted);
      const flow = state.estate.flows.get(wanted.slice(flowScheme.length));
      if (flow) return yield* toFlow(run, flow);
    }
    if (textOf(stage.fields, 'mode') === 'static')
      return toAddress(run, textOf(stage.fields, 'target_static'));
    const id = stage.links.target_flow?.[0];
    const flow = id === undefined ? undefined : state.estate.flowById.get(id);
    return flow ? yield* toFlow(run, flow) : { kind: 'error', text: 'the redirect stage has no target' };
  },
};

function toAddress({ state, flow, plan }: StageRun, to: string): StageResult {
  return {
    kind: 'challenge',
    body: { flow_info: flowInfo(state, flow, plan), component: 'xak-flow-redirect', to },
  };
}

function* toFlow(run: StageRun, target: CompiledFlow): Simulation<StageResult> {
  const { state, plan, stage, flow, http } = run;
  const context = flagOf(stage.fields, 'keep_context', true) ? plan.context : {};
  context.is_redirected = { $model: 'authentik_flows.flow', pk: '$hex', name: flow.name, fields: {} };
  const outcome = yield* makePlan(
    state,
    { flow: target, http },
    { useCache: false, allowEmpty: false, context },
  );
  if (outcome.kind !== 'plan') return { kind: 'error', text: 'the target flow does not apply' };
  const answer = toAddress(run, flowAddress(target, state.session.query));
  state.session.plan = outcome.plan;
  return answer;
}
