import type { Json } from '../../kernel/json';
import { askQuestion } from '../../policy/effect';
import { numberOf, textOf, textsOf } from '../../policy/fields';
import { isUserValue } from '../../policy/user-value';
import { readMapping } from '../answer-fields';
import { devicesOf, saveDevice } from '../devices';
import type { CompiledStage } from '../estate';
import { pendingOrSession } from '../plan';
import { invalid, ok, type ChallengeStage } from '../stage';

const challengeKey = 'goauthentik.io/stages/authenticator_webauthn/challenge';
const attemptKey = 'goauthentik.io/stages/authenticator_webauthn/attempt';
const algorithms = [-7, -8, -36, -37, -38, -39, -257, -258, -259];

/** stages.md, section 14. What the browser and its key answer is not known offline. */
export const authenticatorWebauthnStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: true,
  *before({ plan, http }) {
    return isUserValue(pendingOrSession(plan.context, http.user)) ? null : { kind: 'deny' };
  },
  *challenge({ plan, http, stage, state }) {
    const user = pendingOrSession(plan.context, http.user);
    const row = isUserValue(user) ? user.row : null;
    plan.context[challengeKey] = '$challenge';
    plan.context[attemptKey] ??= 0;
    const resident = textOf(stage.fields, 'resident_key_requirement', 'preferred');
    const attachment = attachmentOf(stage);
    const hints = hintsOf(stage);
    return {
      component: 'ak-stage-authenticator-webauthn',
      registration: {
        rp: { name: state.brandTitle, id: state.session.host },
        user: { id: '$user_id', name: row?.username ?? '', displayName: row?.name ?? '' },
        challenge: '$challenge',
        pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
        timeout: 60_000,
        excludeCredentials: devicesOf(state.world, user)
          .filter((device) => device.kind === 'webauthn')
          .map(() => ({ id: '$uuid', type: 'public-key' })),
        authenticatorSelection: {
          ...(attachment === '' ? {} : { authenticatorAttachment: attachment }),
          residentKey: resident,
          requireResidentKey: resident === 'required',
          userVerification: textOf(stage.fields, 'user_verification', 'preferred'),
        },
        attestation: 'direct',
        ...(hints.length > 0 ? { hints } : {}),
      },
    };
  },
  *answer({ plan, http, state }, body) {
    const response = readMapping(body.response);
    if (!response.ok) return { kind: 'invalid', errors: { response: [response.error] } };
    const accepted = yield* askQuestion({
      kind: 'question',
      topic: 'webauthn',
      text: 'Does the browser register the key?',
      choices: [
        { label: 'registered', answer: true },
        { label: 'refused', answer: false },
      ],
    });
    const user = pendingOrSession(plan.context, http.user);
    if (accepted !== true || !isUserValue(user) || user.pk === null) {
      return invalid('response', 'Registration failed. Error: the key was refused');
    }
    const pk = state.world.nextPk++;
    saveDevice(state.world, user.pk, { kind: 'webauthn', pk, name: 'WebAuthn Device', confirmed: true });
    return ok;
  },
  *onInvalid({ plan, stage, state }) {
    const attempts = numberOf(plan.context as Readonly<Record<string, Json>>, attemptKey) + 1;
    plan.context[attemptKey] = attempts;
    const most = numberOf(stage.fields, 'max_attempts');
    if (most <= 0 || attempts < most) return null;
    const message = `Exceeded maximum attempts. Contact your ${state.brandTitle} administrator for help.`;
    return { kind: 'deny', message };
  },
};

/** Only from 2026.5 on; where nothing else is said they also tell what the key is attached to. */
function hintsOf({ fields }: CompiledStage): readonly string[] {
  return textsOf(fields, 'hints');
}

function attachmentOf(stage: CompiledStage): string {
  const own = textOf(stage.fields, 'authenticator_attachment');
  const hints = hintsOf(stage);
  if (own !== '' || hints.length === 0) return own;
  if (hints.every((hint) => hint === 'client-device')) return 'platform';
  return hints.includes('client-device') ? '' : 'cross-platform';
}
