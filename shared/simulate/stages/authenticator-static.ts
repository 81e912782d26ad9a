import { numberOf } from '../../policy/fields';
import { isUserValue } from '../../policy/user-value';
import { saveDevice } from '../devices';
import { isMapping } from '../merge';
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
    const begun = begunBefore(run);
    if (!isUserValue(user) || user.pk === null || !begun || !state.world.users.has(begun.owner)) {
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
    saveDevice(state.world, begun.owner, { ...device, tokens: begun.codes });
    const { [key]: _codes, ...rest } = state.session.values;
    state.session.values = rest;
    return ok;
  },
};

interface Begun {
  readonly codes: readonly string[];
  /** Primary key of the user for whom they were made, who gets them whoever ends it. */
  readonly owner: number;
}

function begunBefore({ state }: StageRun): Begun | null {
  const stored = state.session.values[key];
  if (!isMapping(stored) || typeof stored.owner !== 'number' || !Array.isArray(stored.codes)) return null;
  return { codes: stored.codes as readonly string[], owner: stored.owner };
}

/** Made once and kept in the session until they are saved. */
function codesOf(run: StageRun): readonly string[] {
  const { state, stage, plan, http } = run;
  const begun = begunBefore(run);
  if (begun) return begun.codes;
  const length = numberOf(stage.fields, 'token_length', 12);
  const codes = Array.from({ length: numberOf(stage.fields, 'token_count', 6) }, () =>
    String(state.nextToken()).padStart(length, 'c'),
  );
  const user = pendingOrSession(plan.context, http.user);
  const owner = isUserValue(user) ? user.pk : null;
  state.session.values = { ...state.session.values, [key]: { codes, owner } };
  return codes;
}
