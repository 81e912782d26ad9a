import { flagOf, numberOf, textsOf } from '../../policy/fields';
import { usernameOf } from '../../policy/user-value';
import { readText } from '../answer-fields';
import { authenticate } from '../authenticate';
import { recoveryUrl } from '../brand';
import { pendingOrSession, pendingUser } from '../plan';
import { reputationOf } from '../reputation';
import { invalid, ok, type ChallengeStage, type StageRun } from '../stage';

const attemptsKey = 'goauthentik.io/stages/password/invalid_tries';
const scoreKey = 'goauthentik.io/stages/password/initial_score';

/** stages.md, section 3; 2026.5-stages.md, section 3. */
export const passwordStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: true,
  *challenge(run) {
    const { state, stage, plan } = run;
    if (state.rules.passwordAttempts === 'reputation') plan.context[scoreKey] ??= score(run);
    const recovery = recoveryUrl(state);
    return {
      component: 'ak-stage-password',
      allow_show_password: flagOf(stage.fields, 'allow_show_password'),
      ...(recovery === undefined ? {} : { recovery_url: recovery }),
    };
  },
  *answer({ state, stage, plan }, body) {
    const password = readText(body.password, { trim: false });
    if (!password.ok) return { kind: 'invalid', errors: { password: [password.error] } };
    const user = pendingUser(plan.context);
    if (!user) return { kind: 'deny' };
    const accepted = authenticate(state, plan, {
      username: user.row.username,
      password: password.value as string,
      backends: textsOf(stage.fields, 'backends'),
    });
    if (!accepted) return invalid('password', 'Invalid password');
    plan.context.pending_user = accepted;
    plan.context.user_backend = accepted.backend ?? '';
    return ok;
  },
  *onInvalid(run) {
    return exceeded(run) ? { kind: 'deny', message: 'Invalid password' } : null;
  },
};

function score({ state, plan, http }: StageRun): number {
  return reputationOf(state, usernameOf(pendingOrSession(plan.context, http.user)));
}

function exceeded(run: StageRun): boolean {
  const { state, stage, plan } = run;
  const limit = numberOf(stage.fields, 'failed_attempts_before_cancel', 5);
  if (state.rules.passwordAttempts === 'reputation') {
    const initial = plan.context[scoreKey];
    return typeof initial === 'number' && initial - score(run) >= limit;
  }
  const { values } = state.session;
  const tries = numberOf(values, attemptsKey) + 1;
  if (tries < limit) {
    values[attemptsKey] = tries;
    return false;
  }
  state.session.values = Object.fromEntries(Object.entries(values).filter(([key]) => key !== attemptsKey));
  return true;
}
