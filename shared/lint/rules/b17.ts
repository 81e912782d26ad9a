import { fixBySetting } from '../fixes';
import { stepsOfType } from '../flow-walk';
import { stages } from '../models';
import type { LintRule } from '../rule';

export const b17: LintRule = {
  id: 'B17',
  severity: 'warning',
  title: 'A new account instead of a change',
  why: 'It creates a second account instead of updating the first.',
  *check(context) {
    for (const flow of context.flowsOf('recovery', 'stage_configuration')) {
      for (const { stage } of stepsOfType(context, flow, stages.userWrite)) {
        if (stage === undefined || context.text(stage, 'user_creation_mode') !== 'always_create') continue;
        yield {
          record: stage,
          field: 'user_creation_mode',
          message: `“${context.label(stage)}” always creates a user, in “${context.label(flow)}”.`,
          fix: fixBySetting('Never create', stage, { user_creation_mode: 'never_create' }),
        };
      }
    }
  },
};
