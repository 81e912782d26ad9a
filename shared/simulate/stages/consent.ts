import type { Json } from '../../kernel/json';
import { textOf } from '../../policy/fields';
import type { ContextValue, ObjectValue } from '../../policy/policy-request';
import { isUserValue } from '../../policy/user-value';
import { readText } from '../answer-fields';
import { durationSeconds } from '../duration';
import { isMapping } from '../merge';
import { pendingOrSession } from '../plan';
import type { Challenge, StoredConsent } from '../run-state';
import { invalid, ok, type Body, type ChallengeStage, type StageResult, type StageRun } from '../stage';

const contextKey = 'goauthentik.io/stages/consent/token';
const sessionKey = 'authentik/stages/consent/token';

/** stages.md, section 11; 2026.5-stages.md, section 7. */
export const consentStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: true,
  *before(run) {
    if (alwaysAsks(run)) return null;
    const owner = pendingOrSession(run.plan.context, run.http.user);
    if (!isUserValue(owner) || owner.pk === null) {
      return { kind: 'error', text: 'a consent needs a saved user', logged: true };
    }
    const stored = findConsent(run, owner.pk);
    run.plan.context.consent = stored ? consentValue : null;
    if (!stored) return null;
    const granted = stored.permissions.split(' ').filter((id) => id !== '');
    if (sameSet(granted, idsOf(run, 'consent_permissions'))) return ok;
    splitPermissions(run, granted);
    return null;
  },
  *challenge(run) {
    return consentChallenge(run);
  },
  *answer(run, body) {
    const refused = checkToken(run, body);
    if (refused) return refused;
    return alwaysAsks(run) ? ok : storeConsent(run);
  },
};

/** The challenge, with a fresh token that the answer has to bring back. */
export function consentChallenge(run: StageRun): Challenge {
  const { plan, state } = run;
  const token = `consent-token-${state.nextToken()}`;
  if (state.rules.stageStateIn === 'context') plan.context[contextKey] = token;
  else state.session.values[sessionKey] = token;
  const { consent_header, consent_permissions, consent_additional_permissions } = plan.context;
  return {
    component: 'ak-stage-consent',
    ...(typeof consent_header === 'string' ? { header_text: consent_header } : {}),
    permissions: (consent_permissions ?? []) as Json,
    additional_permissions: (consent_additional_permissions ?? []) as Json,
    token,
  };
}

/** Null where the answer holds the token of the last challenge. */
export function checkToken({ state, plan }: StageRun, body: Body): StageResult | null {
  const token = readText(body.token);
  if (!token.ok) return { kind: 'invalid', errors: { token: [token.error] } };
  const inContext = state.rules.stageStateIn === 'context';
  const wanted = inContext ? plan.context[contextKey] : state.session.values[sessionKey];
  if (wanted === undefined && !inContext) return { kind: 'error', text: 'no consent token', logged: true };
  return token.value === wanted ? null : invalid('token', 'Invalid consent token, re-showing prompt');
}

function applicationOf({ plan }: StageRun): ObjectValue | null {
  const { application } = plan.context;
  return typeof application === 'object' && application !== null && '$model' in application
    ? (application as ObjectValue)
    : null;
}

function alwaysAsks(run: StageRun): boolean {
  return applicationOf(run) === null || textOf(run.stage.fields, 'mode', 'expiring') === 'always_require';
}

function permissionsOf({ plan }: StageRun, key: string): readonly Json[] {
  const list: ContextValue | undefined = plan.context[key];
  return Array.isArray(list) ? (list as readonly Json[]) : [];
}

function idsOf(run: StageRun, key: string): readonly string[] {
  return permissionsOf(run, key).map((permission) => (isMapping(permission) ? textOf(permission, 'id') : ''));
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.every((id) => right.includes(id)) && right.every((id) => left.includes(id));
}

function splitPermissions(run: StageRun, granted: readonly string[]): void {
  const all = permissionsOf(run, 'consent_permissions');
  const known = (permission: Json): boolean =>
    isMapping(permission) && granted.includes(textOf(permission, 'id'));
  run.plan.context.consent_permissions = all.filter(known);
  run.plan.context.consent_additional_permissions = all.filter((permission) => !known(permission));
}

const consentValue: ContextValue = {
  $model: 'authentik_stages_consent.userconsent',
  pk: '$pk',
  name: 'User Consent $uuid by $pk',
  fields: {},
};

function findConsent(run: StageRun, owner: number): StoredConsent | undefined {
  const { state } = run;
  return state.consents.find(
    (consent) =>
      consent.user === owner &&
      consent.application === applicationOf(run)?.name &&
      (consent.until === null || consent.until > state.world.now),
  );
}

/** Looked up for the pending user, but kept for whoever is logged in; one that was found is changed. */
function storeConsent(run: StageRun): StageResult {
  const { state, stage, plan, http } = run;
  const known = plan.context.consent ? findConsent(run, ownerKey(run)) : undefined;
  if (!known && !isUserValue(http.user)) {
    return { kind: 'error', text: 'a consent needs a saved user', logged: true };
  }
  const permanent = textOf(stage.fields, 'mode', 'expiring') === 'permanent';
  const seconds = durationSeconds(textOf(stage.fields, 'consent_expire_in', 'weeks=4'));
  const permissions = [
    ...idsOf(run, 'consent_permissions'),
    ...idsOf(run, 'consent_additional_permissions'),
  ].join(' ');
  if (known) state.consents.splice(state.consents.indexOf(known), 1);
  state.consents.push({
    user: known?.user ?? (isUserValue(http.user) ? http.user.pk : null),
    application: applicationOf(run)?.name ?? '',
    permissions,
    until: permanent ? null : state.world.now + seconds,
  });
  plan.context.consent = consentValue;
  return ok;
}

function ownerKey({ plan, http }: StageRun): number {
  const user = pendingOrSession(plan.context, http.user);
  return isUserValue(user) ? (user.pk ?? 0) : 0;
}
