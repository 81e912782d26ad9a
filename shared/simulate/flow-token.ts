import { copyOf } from './plan';
import type { RunState } from './run-state';

/** Puts the plan of a flow token into the session (executor.md, section 2; 2026.5-engine.md, section 4). */
export function restorePlan(state: RunState, key: string): void {
  const token = state.tokens.get(key);
  if (!token || token.expiresAt <= state.world.now) return;
  const plan = copyOf(token.plan);
  const live = state.session.plan;
  if (state.rules.restoreMergesSessionPlan && live) plan.context = { ...plan.context, ...live.context };
  plan.context.is_restored = {
    $model: 'authentik_flows.flowtoken',
    pk: '$hex',
    name: token.name,
    fields: { user: token.user, key: token.key },
  };
  if (token.revokeOnExecution) state.tokens.delete(key);
  state.session.plan = plan;
}
