import { fixBySetting } from '../fixes';
import { stages } from '../models';
import { pretends, reachedByPretended } from '../pretended';
import type { LintRule } from '../rule';

export const b08: LintRule = {
  id: 'B08',
  severity: 'error',
  title: 'A pretended user is written',
  why: 'The placeholder of somebody who does not exist is saved as a real user, even with never_create.',
  *check(context) {
    for (const step of context.steps) {
      const { stage } = step;
      const write = pretends(context, step) ? reachedByPretended(context, step, stages.userWrite) : undefined;
      if (stage === undefined || write === undefined) continue;
      yield {
        record: stage,
        field: 'pretend_user_exists',
        message: `“${context.label(stage)}” lets unknown names through to “${context.stageName(write)}”.`,
        fix: fixBySetting('Refuse unknown names', stage, { pretend_user_exists: false }),
      };
    }
  },
};
