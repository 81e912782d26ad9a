import { textOf } from '../../policy/fields';
import type { UserValue } from '../../policy/user-value';
import type { JsonObject } from '../../policy/world';
import { readBoolean } from '../answer-fields';
import { durationSeconds } from '../duration';
import { logEvent } from '../event-log';
import { isMapping } from '../merge';
import { pendingUser } from '../plan';
import { changeReputation } from '../reputation';
import { newSessionKey } from '../session';
import { ok, type ChallengeStage, type StageResult, type StageRun } from '../stage';

/** stages.md, section 4: silent unless `remember_me_offset` asks; whoever is pending is logged in. */
export const userLoginStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: true,
  *before(run) {
    return durationSeconds(textOf(run.stage.fields, 'remember_me_offset', 'seconds=0')) > 0
      ? null
      : logIn(run, true);
  },
  *challenge() {
    return { component: 'ak-stage-user-login' };
  },
  *answer(run, body) {
    if (durationSeconds(textOf(run.stage.fields, 'remember_me_offset', 'seconds=0')) <= 0)
      return logIn(run, true);
    const remember = readBoolean(body.remember_me, true);
    if (!remember.ok) return { kind: 'invalid', errors: { remember_me: [remember.error] } };
    return logIn(run, false);
  },
};

/** Who logged in here without being asked to be remembered, stage by stage: the browser keeps it past a logout. */
const deviceCookie = 'authentik_device';
/** Whose session has the visitor's address, since a login stage wrote it there. */
const addressKey = 'user_login/address of';

function isKnownDevice({ state, stage }: StageRun, user: UserValue): boolean {
  const { session, rules } = state;
  const owner = session.values[addressKey];
  if (owner !== undefined && (rules.knownDevice === 'any user' || owner === user.pk)) return true;
  const cookie = session.cookies[deviceCookie];
  return isMapping(cookie) && cookie.stage === stage.id && cookie.user === user.pk;
}

/** `silent`: nobody was asked whether to be remembered. */
function logIn(run: StageRun, silent: boolean): StageResult {
  const { state, plan, http, stage } = run;
  const user = pendingUser(plan.context);
  if (!user) {
    state.notices.push('No Pending user to login.');
    return { kind: 'deny' };
  }
  if (user.pk === null && state.rules.unsavedUserAtLogin === 'flow error') {
    plan.context.auth_method_args ??= {};
    return { kind: 'error', text: 'the pending user is not saved', logged: true };
  }
  if (!user.row.isActive) return { kind: 'deny' };
  if (user.pk === null) return { kind: 'status', status: http.method === 'GET' ? 500 : 405 };
  const args = (plan.context.auth_method_args as JsonObject | undefined) ?? {};
  plan.context.auth_method_args =
    'known_device' in args ? args : { ...args, known_device: isKnownDevice(run, user) };
  const { session } = state;
  session.user = user.pk;
  session.key = newSessionKey(session.key);
  session.values = { ...session.values, [addressKey]: user.pk };
  if (silent && durationSeconds(textOf(stage.fields, 'remember_device', 'days=30')) >= 1) {
    session.cookies = { ...session.cookies, [deviceCookie]: { stage: stage.id, user: user.pk } };
  }
  logEvent(state, 'login', geo(state.geoip));
  changeReputation(state, user.row.username, 1);
  return ok;
}

function geo(geoip: JsonObject | null | undefined): JsonObject {
  return geoip ? { geo: geoip } : {};
}
