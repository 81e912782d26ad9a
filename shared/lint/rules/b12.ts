import { fixBySetting } from '../fixes';
import { stepsOfType } from '../flow-walk';
import { stages } from '../models';
import { mayHaveUser } from '../policy-facts';
import type { LintRule } from '../rule';

export const b12: LintRule = {
  id: 'B12',
  severity: 'error',
  title: 'An enrollment that may not create users',
  why: 'Nobody is pending and nobody may be created, so the visitor is denied.',
  *check(context) {
    for (const flow of context.flowsOf('enrollment')) {
      for (const step of stepsOfType(context, flow, stages.userWrite)) {
        const { stage } = step;
        if (stage === undefined || context.text(stage, 'user_creation_mode') !== 'never_create') continue;
        if (!context.givenTo(flow).source && mayHaveUser(context, step)) continue;
        yield {
          record: stage,
          field: 'user_creation_mode',
          message: `“${context.label(stage)}” never creates a user, and “${context.label(flow)}” enrolls.`,
          fix: fixBySetting('Always create', stage, { user_creation_mode: 'always_create' }),
        };
      }
    }
  },
};
