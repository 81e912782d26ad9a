import type { Simulation } from '../../policy/effect';
import { flagOf, numberOf, textOf } from '../../policy/fields';
import type { ObjectValue } from '../../policy/policy-request';
import { isUserValue, saveUser, type UserValue } from '../../policy/user-value';
import { durationSeconds } from '../duration';
import { copyOf, inMemoryStage, madeUpBinding, pendingOrSession, pendingUser, type Plan } from '../plan';
import { fieldError, ok, type ChallengeStage, type StageResult, type StageRun } from '../stage';

export const emailLinkStage = 'Dynamic In-memory stage: None';
const header = 'Continue to confirm this email address.';

/** stages.md, section 9; 2026.5-stages.md, section 7. */
export const emailStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: false,
  *before(run) {
    const { plan, http, state, stage } = run;
    const restored = plan.context.is_restored as ObjectValue | undefined;
    if (restored) {
      const user = pendingOrSession(plan.context, http.user);
      const pk = isUserValue(user) ? user.pk : null;
      if (pk === null || restored.fields.user !== pk) return { kind: 'deny' };
      if (flagOf(stage.fields, 'activate_user_on_success')) {
        const saved = saveUser(state.world, pk, { isActive: true });
        if (pendingUser(plan.context)) plan.context.pending_user = saved;
      }
      state.notices.push('Successfully verified Email.');
      return ok;
    }
    const user = pendingUser(plan.context);
    if (!user) {
      state.notices.push('No pending user.');
      return { kind: 'deny' };
    }
    if (plan.context.email_sent === true) return null;
    const failed = yield* send(run, user);
    if (failed) return failed;
    plan.context.email_sent = true;
    return null;
  },
  *challenge() {
    return { component: 'ak-stage-email' };
  },
  *answer() {
    return { kind: 'invalid', errors: fieldError('non_field_errors', 'email-sent', 'email-sent') };
  },
  *onInvalid(run) {
    const { state, plan, http } = run;
    const owner = pendingOrSession(plan.context, http.user);
    if (!isUserValue(owner))
      return { kind: 'error', text: 'an anonymous visitor has no address', logged: true };
    const blocked = tooMany(run, owner.row.email);
    if (blocked !== null) {
      state.notices.push(
        `Too many account verification attempts. Please try again after ${blocked} minutes.`,
      );
      return null;
    }
    const user = pendingUser(plan.context);
    if (user) return (yield* send(run, user)) ?? null;
    state.notices.push('No pending user.');
    return null;
  },
};

/** Minutes to wait, or null where another mail may go out: attempts count for as long as the window is. */
function tooMany({ state, stage }: StageRun, email: string): number | null {
  const window = durationSeconds(textOf(stage.fields, 'recovery_cache_timeout', 'minutes=5'));
  const key = email.toLowerCase();
  const { now } = state.world;
  const recent = (state.mailAttempts.get(key) ?? []).filter((at) => at > now - window);
  if (recent.length >= numberOf(stage.fields, 'recovery_max_attempts', 5)) {
    return Math.max(1, Math.ceil((Math.min(...recent) + window - now) / 60));
  }
  state.mailAttempts.set(key, [...recent, now]);
  return null;
}

/** In a recovery flow nobody learns that a user does not exist; elsewhere the token cannot be made. */
function* send(run: StageRun, user: UserValue): Simulation<StageResult | null> {
  const { state, stage, flow, plan } = run;
  if (user.pk === null) {
    if (flow.designation === 'recovery') return null;
    return { kind: 'error', text: 'a token needs a saved user', logged: true };
  }
  const { email } = plan.context;
  const to = typeof email === 'string' && email !== '' ? email : user.row.email;
  const key = `flow-token-${state.nextToken()}`;
  const seconds = durationSeconds(textOf(stage.fields, 'token_expiry', 'minutes=30')) + 60;
  state.tokens.set(key, {
    key,
    name: `Flow Token ${slugOf(`ak-email-stage-${stage.name}-`)}-$uuid (expires=$time)`,
    user: user.pk,
    plan: withConsent(plan),
    expiresAt: state.world.now + seconds,
    revokeOnExecution: false,
  });
  state.mails.push({ to, template: textOf(stage.fields, 'template'), token: key });
  return null;
}

/** As the server makes slugs: letters without accents, other characters dropped, blanks and dashes become one dash. */
function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/[-\s]+/g, '-')
    .replace(/^[-_]+|[-_]+$/g, '');
}

function withConsent(plan: Plan): Plan {
  const copy = copyOf(plan);
  const stage = inMemoryStage(emailLinkStage, {});
  copy.stages = [{ binding: madeUpBinding(stage, 0), marker: 'plain' }, ...copy.stages];
  copy.context.consent_header = header;
  return copy;
}
