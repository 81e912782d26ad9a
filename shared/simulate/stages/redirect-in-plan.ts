import { textOf } from '../../policy/fields';
import type { SilentStage } from '../stage';

export const redirectInPlan = 'Dynamic In-memory stage: Redirect';

/** The in-memory stage that `flow_plan.redirect(…)` puts behind the current one (planner.md, section 7). */
export const redirectInPlanStage: SilentStage = {
  kind: 'silent',
  *run({ stage }) {
    return { kind: 'redirect', to: textOf(stage.fields, 'to') };
  },
};
