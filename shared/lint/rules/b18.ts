import { fixBySetting } from '../fixes';
import { stepsOfType } from '../flow-walk';
import { stages } from '../models';
import { isOpenToAnonymous } from '../policy-facts';
import type { LintRule } from '../rule';

export const b18: LintRule = {
  id: 'B18',
  severity: 'warning',
  title: 'A change that may create users',
  why: 'Where nobody is pending it creates a user instead of denying.',
  *check(context) {
    for (const flow of context.flowsOf('recovery', 'stage_configuration')) {
      if (!isOpenToAnonymous(context, flow)) continue;
      for (const { stage } of stepsOfType(context, flow, stages.userWrite)) {
        if (stage === undefined || context.text(stage, 'user_creation_mode') !== 'create_when_required')
          continue;
        yield {
          record: stage,
          field: 'user_creation_mode',
          message: `“${context.label(stage)}” creates users when required, in “${context.label(flow)}”.`,
          fix: fixBySetting('Never create', stage, { user_creation_mode: 'never_create' }),
        };
      }
    }
  },
};
