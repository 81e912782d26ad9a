import { numberOf } from '../../policy/fields';
import { isUserValue } from '../../policy/user-value';
import { saveDevice } from '../devices';
import { pendingOrSession } from '../plan';
import { ok, type ChallengeStage, type StageRun } from '../stage';

const key = 'authenticator_static/codes';

/** stages.md, section 14: shows codes; any answer saves them. */
export const authenticatorStaticStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: true,
  *before(run) {
    if (!isUserValue(pendingOrSession(run.plan.context, run.http.user))) return ok;
    codesOf(run);
    return null;
  },
  *challenge(run) {
    return { component: 'ak-stage-authenticator-static', codes: codesOf(run) };
  },
  *answer(run) {
    const { state } = run;
    const user = pendingOrSession(run.plan.context, run.http.user);
    const codes = state.session.values[key];
    if (!isUserValue(user) || user.pk === null || !Array.isArray(codes)) {
      return { kind: 'error', text: 'no codes were shown', logged: true };
    }
    const pk = state.world.nextPk++;
    const device = {
      kind: 'static',
      pk,
      name: 'Static Token',
      confirmed: true,
      failures: 0,
      failedAt: null,
    } as const;
    saveDevice(state.world, user.pk, { ...device, tokens: codes as readonly string[] });
    const { [key]: _codes, ...rest } = state.session.values;
    state.session.values = rest;
    return ok;
  },
};

/** Made once and kept in the session until they are saved. */
function codesOf({ state, stage }: StageRun): readonly string[] {
  const known = state.session.values[key];
  if (Array.isArray(known)) return known as readonly string[];
  const length = numberOf(stage.fields, 'token_length', 12);
  const codes = Array.from({ length: numberOf(stage.fields, 'token_count', 6) }, () =>
    String(state.nextToken()).padStart(length, 'c'),
  );
  state.session.values = { ...state.session.values, [key]: codes };
  return codes;
}
