import { isUserValue } from '../../policy/user-value';
import { devicesOf } from '../devices';
import { logEvent } from '../event-log';
import { pendingOrSession } from '../plan';
import { newSessionKey } from '../session';
import { ok, type SilentStage } from '../stage';

/** stages.md, section 5: without asking, the pending user, else whoever is logged in. */
export const userDeleteStage: SilentStage = {
  kind: 'silent',
  *run({ state, plan, http }) {
    const user = pendingOrSession(plan.context, http.user);
    if (!isUserValue(user)) {
      state.notices.push('No Pending User.');
      return { kind: 'deny' };
    }
    logEvent(state, 'logout');
    if (user.pk === null) return { kind: 'error', text: 'the pending user is not saved', logged: true };
    state.session.user = null;
    state.session.query = {};
    state.session.history = [];
    state.session.values = {};
    state.session.key = newSessionKey(state.session.key);
    for (const device of devicesOf(state.world, user)) {
      if (device.kind === 'static') logEvent(state, 'custom_static_authenticator_disable');
    }
    delete plan.context.pending_user;
    state.world.users.delete(user.pk);
    state.world.revision += 1;
    return ok;
  },
};
