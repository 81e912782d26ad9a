import { flagOf } from '../../policy/fields';
import type { ContextValue } from '../../policy/policy-request';
import { isUserValue, saveUser, type UserValue } from '../../policy/user-value';
import { flowInfo } from '../challenge';
import { flowAddress } from '../flow-address';
import { pendingOrSession } from '../plan';
import { newSessionKey } from '../session';
import { ok, type SilentStage, type StageResult, type StageRun } from '../stage';

/** stages.md, section 17, as far as it goes: locks the target's account, and sends whoever locked their own away. */
export const accountLockdownStage: SilentStage = {
  kind: 'silent',
  *run(run) {
    const { state, plan, stage, http } = run;
    const target = targetOf(run);
    if (target?.pk == null || !state.world.users.has(target.pk)) {
      return { kind: 'deny', message: 'No target user specified for account lockdown' };
    }
    const by = (name: string): boolean => flagOf(stage.fields, name, true);
    saveUser(state.world, target.pk, {
      ...(by('deactivate_user') ? { isActive: false } : {}),
      ...(by('set_unusable_password') ? { password: null } : {}),
    });
    plan.context.lockdown_result = { user: target, success: true, error: null };
    const own = isUserValue(http.user) && http.user.pk === target.pk;
    const isSelfService = plan.context.lockdown_self_service === true || own;
    return isSelfService && by('delete_sessions') ? leave(run) : ok;
  },
};

function targetOf({ plan, http }: StageRun): UserValue | null {
  const { lockdown_target_users } = plan.context;
  const first: ContextValue | undefined = Array.isArray(lockdown_target_users)
    ? (lockdown_target_users as readonly ContextValue[])[0]
    : undefined;
  const user = isUserValue(first) ? first : pendingOrSession(plan.context, http.user);
  return isUserValue(user) ? user : null;
}

/** The session is gone; the completion flow must therefore be open to everybody. */
function leave({ state, flow, plan, stage }: StageRun): StageResult {
  const { session } = state;
  const id = stage.links.self_service_completion_flow?.[0];
  const completion = id === undefined ? undefined : state.estate.flowById.get(id);
  const info = flowInfo(state, flow, plan);
  session.user = null;
  session.plan = null;
  session.query = {};
  session.values = {};
  session.key = newSessionKey(session.key);
  const body = completion
    ? { flow_info: info, component: 'xak-flow-redirect', to: flowAddress(completion, {}) }
    : { component: 'xak-flow-shell', body: 'Your account has been locked.' };
  return { kind: 'challenge', body };
}
