import type { Json } from '../../kernel/json';
import { isMapping } from '../merge';
import type { Challenge } from '../run-state';
import { ok, type ChallengeStage, type StageRun } from '../stage';

const prefix = 'goauthentik.io/providers/';
const iframeKeys = [`${prefix}saml/iframe_sessions`, `${prefix}oauth2/iframe_sessions`];
const nativeKey = `${prefix}saml/native_sessions`;

function listOf({ plan }: StageRun, key: string): readonly Json[] {
  const list = plan.context[key];
  return Array.isArray(list) ? (list as readonly Json[]) : [];
}

/** 2026.5-stages.md, section 15: shows what is to be logged out of once, and takes any answer. */
export const iframeLogoutStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: false,
  *challenge(run) {
    const urls = iframeKeys.flatMap((key) => listOf(run, key));
    for (const key of iframeKeys) Reflect.deleteProperty(run.plan.context, key);
    return { component: 'ak-provider-iframe-logout', logout_urls: urls };
  },
  *answer() {
    return ok;
  },
};

/** 2026.5-stages.md, section 15: one provider after the other; it passes when none is left. */
export const samlNativeLogoutStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: false,
  *challenge(run) {
    return next(run) ?? { component: 'ak-provider-saml-native-logout', is_complete: true };
  },
  *answer(run) {
    const challenge = next(run);
    return challenge ? { kind: 'challenge', body: challenge } : ok;
  },
};

/** Each display takes one session off the context. */
function next(run: StageRun): Challenge | null {
  const [first, ...left] = listOf(run, nativeKey);
  if (!isMapping(first)) {
    Reflect.deleteProperty(run.plan.context, nativeKey);
    return null;
  }
  run.plan.context[nativeKey] = left;
  return { component: 'ak-provider-saml-native-logout', ...first };
}
