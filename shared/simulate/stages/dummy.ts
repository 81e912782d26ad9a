import { ok, type ChallengeStage } from '../stage';

/** stages.md, section 12: shows its name; any answer passes. */
export const dummyStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: false,

  *challenge({ stage }) {
    if (stage.fields.throw_error === true) return { kind: 'error', text: 'Test error' };
    return { component: 'ak-stage-dummy', name: stage.name };
  },

  *answer() {
    return ok;
  },
};
