import { textOf } from '../../policy/fields';
import type { ObjectValue } from '../../policy/policy-request';
import { isUserValue } from '../../policy/user-value';
import { brandFlow } from '../brand';
import { flowAddress } from '../flow-address';
import type { ChallengeStage, StageRun } from '../stage';

const afterLogout = 'goauthentik.io/providers/oauth2/post_logout_redirect_uri';

/** The last stage of a provider's logout (stages.md, section 18; 2026.5-stages.md, section 15). It takes no answer. */
export const sessionEndStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: true,
  *before({ state, plan, http }) {
    const to = plan.context[afterLogout];
    if (state.rules.stageStateIn === 'context' && typeof to === 'string' && to !== '') {
      return { kind: 'redirect', to };
    }
    return isUserValue(http.user) ? null : { kind: 'redirect', to: '/' };
  },
  *challenge(run) {
    const { state } = run;
    const invalidation = brandFlow(state, 'flow_invalidation');
    return {
      component: 'ak-stage-session-end',
      brand_name: state.brandTitle,
      ...applicationOf(run),
      ...(invalidation ? { invalidation_flow_url: flowAddress(invalidation, {}) } : {}),
    };
  },
  *answer() {
    return { kind: 'deny' };
  },
};

function applicationOf({ plan }: StageRun) {
  const { application } = plan.context;
  if (typeof application !== 'object' || application === null || !('$model' in application)) return {};
  const { name, fields } = application as ObjectValue;
  const url = textOf(fields, 'meta_launch_url');
  return { application_name: name, ...(url === '' ? {} : { application_launch_url: url }) };
}
