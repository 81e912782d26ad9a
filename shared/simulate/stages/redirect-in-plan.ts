import { textOf } from '../../policy/fields';
import type { ChallengeStage } from '../stage';

/** What `flow_plan.redirect(…)` puts behind the current stage (planner.md, section 7): it sends away, and stays. */
export const redirectInPlanStage: ChallengeStage = {
  kind: 'challenge',
  userInfo: false,
  *challenge({ stage }) {
    return { component: 'xak-flow-redirect', to: textOf(stage.fields, 'to') };
  },
  *answer({ stage }) {
    return { kind: 'redirect', to: textOf(stage.fields, 'to') };
  },
};
