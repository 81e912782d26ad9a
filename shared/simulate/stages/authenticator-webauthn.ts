import { askQuestion } from '../../policy/effect';
import { textOf } from '../../policy/fields';
import { isUserValue } from '../../policy/user-value';
import { saveDevice } from '../devices';
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
    const attachment = textOf(stage.fields, 'authenticator_attachment');
    return {
      component: 'ak-stage-authenticator-webauthn',
      registration: {
        rp: { name: state.brandTitle, id: state.session.host },
        user: { id: '$user_id', name: row?.username ?? '', displayName: row?.name ?? '' },
        challenge: '$challenge',
        pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
        timeout: 60_000,
        excludeCredentials: [],
        authenticatorSelection: {
          ...(attachment === '' ? {} : { authenticatorAttachment: attachment }),
          residentKey: resident,
          requireResidentKey: resident === 'required',
          userVerification: textOf(stage.fields, 'user_verification', 'preferred'),
        },
        attestation: 'direct',
      },
    };
  },
  *answer({ plan, http, state }) {
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
};
