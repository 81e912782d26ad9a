import type { ObjectValue } from '../../policy/policy-request';
import { ok, type ChallengeStage, type StageRun } from '../stage';
import { checkToken, consentChallenge } from './consent';

/** The in-memory stage in front of a plan that a mail's link brings back (stages.md, section 9, "Link"). */
export const emailLinkConsent: ChallengeStage = {
  kind: 'challenge',
  userInfo: true,
  *before(run) {
    return run.state.tokens.has(tokenKey(run))
      ? null
      : { kind: 'deny', message: 'Link was already used, please request a new link.' };
  },
  *challenge(run) {
    return consentChallenge(run);
  },
  *answer(run, body) {
    const refused = checkToken(run, body);
    if (refused) return refused;
    run.state.tokens.delete(tokenKey(run));
    const restored = run.plan.context.is_restored as ObjectValue;
    run.plan.context.is_restored = { ...restored, pk: null };
    return ok;
  },
};

function tokenKey({ plan }: StageRun): string {
  const restored = plan.context.is_restored as ObjectValue | undefined;
  return typeof restored?.fields.key === 'string' ? restored.fields.key : '';
}
