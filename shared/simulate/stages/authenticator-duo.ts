import { askQuestion } from '../../policy/effect';
import { textOf } from '../../policy/fields';
import { isUserValue } from '../../policy/user-value';
import { saveDevice } from '../devices';
import { pendingOrSession } from '../plan';
import { ok, type ChallengeStage } from '../stage';

const contextKey = 'goauthentik.io/stages/authenticator_duo/enroll';

/** stages.md, section 14. What Duo says of the enrolment is a question to the outside: `success`, `invalid`, `waiting`. */
export const authenticatorDuoStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: true,
  *before({ plan, http }) {
    return isUserValue(pendingOrSession(plan.context, http.user)) ? null : { kind: 'deny' };
  },
  *challenge({ state, plan, stage }) {
    if (state.rules.stageStateIn === 'context') plan.context[contextKey] ??= { user_id: '$user_id' };
    return {
      component: 'ak-stage-authenticator-duo',
      activation_barcode: '$enroll_url',
      activation_code: '$enroll_url',
      stage_uuid: stage.id,
    };
  },
  *answer({ state, plan, http, stage }) {
    const user = pendingOrSession(plan.context, http.user);
    if (!isUserValue(user) || user.pk === null) return { kind: 'deny' };
    const status = yield* askQuestion({
      kind: 'question',
      topic: 'duo-enrollment',
      about: stage.name,
      text: `what Duo says of the enrolment at ${stage.name}`,
      choices: ['success', 'waiting', 'invalid'].map((answer) => ({ label: answer, answer })),
    });
    if (status !== 'success') {
      return {
        kind: 'deny',
        message: `Invalid enrollment status: ${typeof status === 'string' ? status : JSON.stringify(status)}.`,
      };
    }
    saveDevice(state.world, user.pk, {
      kind: 'duo',
      pk: state.world.nextPk++,
      name: textOf(stage.fields, 'friendly_name') || 'Duo Authenticator',
      confirmed: true,
    });
    delete plan.context[contextKey];
    return ok;
  },
};
